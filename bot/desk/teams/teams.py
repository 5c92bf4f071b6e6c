# SPDX-License-Identifier: EUPL-1.2
"""Teams: who helps with which worries in which places, when they are there, and who is on duty."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from content.fit import best
from store import keys

DEFAULT = "balie"
"""The team of an installation that has no others, and of every conversation that no other team is for."""


@dataclass(frozen=True)
class Team:
    """A team; `municipalities` (CBS codes) and `themes` it is for, empty where it is for all of them.

    `hours` is in OpenStreetMap's notation, empty for those of the installation; `closed` has days it is not
    there as `YYYY-MM-DD`; `duty` and `backup` are names of accounts; `at_once` is the most conversations one
    worker has, 0 for no cap; `walk_in` says where and when people can come by without an appointment.
    """

    key: str
    name: str
    municipalities: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    hours: str = ""
    closed: tuple[str, ...] = ()
    duty: str = ""
    backup: str = ""
    at_once: int = 0
    walk_in: str = ""


class Teams:
    """The teams of every organisation."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis

    async def all(self, organisation: str) -> list[Team]:
        """Every team by name, the default one first."""
        return read(await self._redis.hgetall(keys.teams(organisation)))

    async def get(self, organisation: str, key: str) -> Team | None:
        """The team of this key; the default team is always there."""
        return next((team for team in await self.all(organisation) if team.key == key), None)

    async def put(self, organisation: str, team: Team) -> None:
        """Keep a team, new or changed."""
        await self._redis.hset(keys.teams(organisation), team.key, json.dumps(_fields(team)))

    async def change(self, organisation: str, key: str, **fields: Any) -> None:
        """Change these fields of a team and no others, whatever else changes them at the same time."""
        place = keys.teams(organisation)
        while True:
            stored = await self._redis.hget(place, key)
            before = json.loads(stored) if stored else _fields(Team(key, ""))
            after = json.dumps({**before, **fields})
            if await self._redis.eval(_CHANGE, 1, place, key, stored or "", after):
                return

    async def still(self, organisation: str, key: str) -> str:
        """This team, or the default one when it was taken away."""
        return key if await self.get(organisation, key) else DEFAULT

    async def remove(self, organisation: str, key: str) -> None:
        """Take a team away; its conversations are those of the default team from then on."""
        await self._redis.hdel(keys.teams(organisation), key)

    async def of(self, organisation: str, theme: str | None, municipality: str | None) -> Team:
        """The team that is most of all for this worry in this place; one that chose neither waits."""
        first, *others = await self.all(organisation)
        return best(others, theme, municipality) or first


def read(stored: Mapping[str, str]) -> list[Team]:
    """Teams as Redis gives them, by name, the default one first."""
    teams = {key: _team(key, json.loads(fields)) for key, fields in stored.items()}
    first = teams.pop(DEFAULT, Team(DEFAULT, "Balie"))
    return [first, *sorted(teams.values(), key=lambda team: team.name.casefold())]


_CHANGE = """
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
"""


def _fields(team: Team) -> dict[str, Any]:
    fields = asdict(team)
    del fields["key"]
    return fields


def _team(key: str, fields: dict[str, Any]) -> Team:
    known: dict[str, Any] = {name: v for name, v in fields.items() if name in Team.__dataclass_fields__}
    lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
    return Team(key=key, **(known | lists))
