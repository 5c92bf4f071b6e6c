# SPDX-License-Identifier: EUPL-1.2
"""What was taken from accounts, in the register beside Redis, so that no backup gives it back.

The last word on each thing counts. A word is only ever kept as a keyed hash: no name can be read or guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.backup.erased import Erased
from bot.desk.teams.teams import DEFAULT
from store.master import MasterKey

Account = dict[str, Any]
DISABLED, ENABLED, LOCKED, CALLED = "disabled", "enabled", "locked", "called otherwise"


class Withdrawn:
    """Writes down what a change took away."""

    def __init__(self, register: Erased, master: MasterKey) -> None:
        self._register, self._master = register, master

    def note(self, before: Account, after: Account, now: float) -> None:
        """On the disk before this returns, where there is anything."""
        if said := list(_said(before, after)):
            self._register.add([_mark(self._master, before, word) for word in said], now)


class Since:
    """What was withdrawn since a backup: `places` is what the register holds from then on, in its order."""

    def __init__(
        self, places: Mapping[str, int], master: MasterKey, roles: Iterable[str], teams: Iterable[str]
    ) -> None:
        self._places, self._master = places, master
        self._roles, self._teams = tuple(roles), tuple(teams)

    def applied(self, account: Account) -> Account:
        """The account of the backup, without what it must not have any more."""
        found = {**account, **self._role(account), **self._memberships(account)}
        if "recovery" in found:
            found["recovery"] = [one for one in found["recovery"] if self._at(account, _code(one)) < 0]
        if self._at(account, LOCKED) >= 0:
            # Only a new link opens it: which password it has by now is in no backup.
            found = {n: v for n, v in found.items() if n not in ("totp", "totp_last", "recovery")}
            found["password"] = ""
        if self._at(account, DISABLED) > self._at(account, ENABLED) or self._called_otherwise(account):
            found["disabled"] = True
        return found

    def _at(self, account: Account, word: str) -> int:
        """Where the last word on it stands; below nought when there is none."""
        return self._places.get(_mark(self._master, account, word), -1)

    def _role(self, account: Account) -> Account:
        last = max(self._roles, key=lambda role: self._at(account, _role(role)))
        return {"role": last} if self._at(account, _role(last)) >= 0 else {}

    def _memberships(self, account: Account) -> Account:
        mine = _teams(account)
        there = [
            team
            for team in dict.fromkeys((*mine, *self._teams, DEFAULT))
            if (at := self._at(account, _joined(team))) > (gone := self._at(account, _left(team)))
            or (at == gone and team in mine)
        ]
        if there == mine:
            return {}
        # Who is in none is in the default team: whoever left that reads nothing until somebody has looked.
        return {"teams": there} if there else {"teams": [], "disabled": True}

    def _called_otherwise(self, account: Account) -> bool:
        """Whether a provider of sign-ins means somebody else by what this account was called."""
        return self._at(account, CALLED) > self._at(account, _called(account))


def _said(before: Account, after: Account) -> Iterator[str]:
    if before["disabled"] != after["disabled"]:
        yield DISABLED if after["disabled"] else ENABLED
    if any(_lock(before)) and _lock(before) != _lock(after):
        yield LOCKED
    yield from (_code(one) for one in before.get("recovery", ()) if one not in after.get("recovery", ()))
    if before["role"] != after["role"]:
        yield _role(after["role"])
    mine, then = _teams(before), _teams(after)
    yield from (_left(team) for team in mine if team not in then)
    yield from (_joined(team) for team in then if team not in mine)
    if before.get("sso", "") != after.get("sso", ""):
        yield CALLED
        yield _called(after)


def _lock(account: Account) -> tuple[str, str]:
    """What opens it."""
    return account.get("password", ""), account.get("totp", "")


def _teams(account: Account) -> list[str]:
    return list(account.get("teams") or [DEFAULT])


def _code(hashed: str) -> str:
    return f"code {hashed}"


def _role(role: str) -> str:
    return f"role {role}"


def _left(team: str) -> str:
    return f"left {team}"


def _joined(team: str) -> str:
    return f"joined {team}"


def _called(account: Account) -> str:
    return f"called {account.get('sso', '')}"


def _mark(master: MasterKey, account: Account, word: str) -> str:
    return master.digest("withdrawn", f"{account['organisation']}/{account['name']}/{word}")
