# SPDX-License-Identifier: EUPL-1.2
"""What a coordinator filled in of a team, read with care: every mistake stands beside its field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.desk.accounts.access import teams_of
from bot.desk.accounts.users import User
from bot.desk.teams.teams import DEFAULT, Team
from bot.web.form import plain

LONGEST_NAME = 60
LONGEST_WALK_IN = 120
MOST_FIELDS = 600
MOST_AT_ONCE = 99
PLACE, THEME, MEMBER = "gemeente.", "thema.", "lid."
_NUMBER = re.compile(r"[0-9]{1,2}")


@dataclass(frozen=True)
class Problem:
    """The key of a text, with what fills its holes."""

    key: str
    holes: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Filled:
    """A form as it was filled in, whether right or not."""

    name: str = ""
    places: list[str] = field(default_factory=list)
    added: str = ""
    themes: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    duty: str = ""
    backup: str = ""
    at_once: str = "0"
    walk_in: str = ""
    problems: dict[str, Problem] = field(default_factory=dict)


class Reader:
    """Reads forms against what there is to choose from; `places` are municipalities' codes by name."""

    def __init__(self, places: Mapping[str, str], themes: Sequence[str], people: Sequence[User]) -> None:
        self._codes = {folded(name): code for name, code in places.items()}
        self._known, self._themes = set(places.values()), themes
        self._people = {user.name: user for user in people}

    def read(self, form: Mapping[str, str], others: Sequence[Team]) -> Filled:
        """The form with its mistakes, if any."""
        found = Filled(
            " ".join(form.get("naam", "").split()),
            [code for code in _ticked(form, PLACE) if code in self._known],
            form.get("erbij", ""),
            [key for key in _ticked(form, THEME) if key in self._themes],
            [name for name in _ticked(form, MEMBER) if name in self._people],
            form.get("dienst", ""),
            form.get("achterwacht", ""),
            form.get("tegelijk", "0").strip() or "0",
            " ".join(plain(form.get("langskomen", "")).split()),
        )
        self._name(found, others)
        self._places(found)
        self._duty(found)
        if not _NUMBER.fullmatch(found.at_once):
            found.problems["tegelijk"] = Problem("desk_team_at_once_wrong")
        if len(found.walk_in) > LONGEST_WALK_IN:
            found.problems["langskomen"] = Problem("desk_team_walk_in_long")
        return found

    def _name(self, found: Filled, others: Sequence[Team]) -> None:
        taken = {folded(team.name) for team in others}
        if not found.name:
            found.problems["naam"] = Problem("desk_team_name_empty")
        elif len(found.name) > LONGEST_NAME:
            found.problems["naam"] = Problem("desk_team_name_long")
        elif folded(found.name) in taken:
            found.problems["naam"] = Problem("desk_team_name_taken")

    def _places(self, found: Filled) -> None:
        typed = [name for name in (part.strip() for part in found.added.split(",")) if name]
        unknown = [name for name in typed if folded(name) not in self._codes]
        new = [self._codes[folded(name)] for name in typed if name not in unknown]
        found.places = list(dict.fromkeys([*found.places, *new]))
        found.added = ", ".join(unknown)
        if unknown:
            found.problems["erbij"] = Problem("desk_team_place_unknown", {"names": found.added})

    def _duty(self, found: Filled) -> None:
        for where, name in (("dienst", found.duty), ("achterwacht", found.backup)):
            user = self._people.get(name)
            if name and (user is None or (user.role != "coordinator" and name not in found.members)):
                shown = user.first_name if user else name
                found.problems[where] = Problem("desk_team_duty_outside", {"name": shown})
        if found.duty and found.duty == found.backup:
            found.problems["achterwacht"] = Problem("desk_team_duty_twice")


def filled_of(team: Team, people: Sequence[User]) -> Filled:
    """A team as its form begins."""
    members = [user.name for user in people if team.key in teams_of(user)]
    return Filled(
        team.name,
        list(team.municipalities),
        "",
        list(team.themes),
        members,
        team.duty,
        team.backup,
        str(team.at_once),
        team.walk_in,
    )


def fresh_key(name: str, taken: Sequence[str]) -> str:
    """A key for a new team, by its name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "team"
    tries = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(key for key in tries if key not in (*taken, DEFAULT, "nieuw"))


def folded(name: str) -> str:
    """A name as it is compared: capitals, accents and spaces do not matter."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(plain.casefold().split())


def _ticked(form: Mapping[str, str], prefix: str) -> list[str]:
    return [name.removeprefix(prefix) for name in form if name.startswith(prefix)]
