# SPDX-License-Identifier: EUPL-1.2
"""`omzien user`: accounts for the desk, from the command line of the installation."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import secrets
import sys
from collections.abc import Awaitable, Callable
from typing import TextIO

from bot.desk.accounts.account_book import LastCoordinator
from bot.desk.accounts.administration import unlocked
from bot.desk.accounts.invitations import Invitations
from bot.desk.accounts.passwords import WeakPassword
from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import ROLES, NameTaken, User, Users, disabled, enabled, folded, user_of
from bot.desk.teams.leaving import release_all
from bot.services import Services, open_services
from bot.settings import Settings
from bot.supervisor.redis_server import own_url
from store import keys

WHO = "opdrachtregel"
"""In the audit: whoever is at the machine itself, and may do everything."""
Done = Callable[["Desk", argparse.Namespace], Awaitable[str]]


class Refused(Exception):
    """Why it was not done, in one line."""


class Desk:
    """The accounts of this installation."""

    def __init__(self, services: Services) -> None:
        self.services, self.organisation = services, services.settings.organisation
        self.users = Users.of(services)
        self.invitations = Invitations(services.redis, services.clock, services.master, self.users)
        self._trail = Trail(services.redis, services.clock)

    async def user(self, name: str) -> User:
        """The account of this name."""
        found = await self.users.known(self.organisation, name)
        if found is None:
            raise Refused(f"Er is geen account met de naam {name}.")
        return found

    async def link(self, user: User) -> str:
        """A new link for somebody."""
        settings = self.services.settings
        base = settings.public_url or f"http://{settings.host}:{settings.port}"
        return f"{base}/desk/uitnodiging/{await self.invitations.make(user)}"

    async def note(self, what: str, user: User) -> None:
        """Written down like what is done at the desk."""
        await self._trail.note(self.organisation, WHO, f"account_{what}", user.name)


async def add(desk: Desk, asked: argparse.Namespace) -> str:
    """An account with a password."""
    hidden = asked.keyboard.isatty()
    typed = getpass.getpass("Wachtwoord: ") if hidden else asked.keyboard.readline().strip()
    password, first = typed or secrets.token_urlsafe(12), asked.first_name or asked.name
    user = await desk.users.create(
        desk.organisation, asked.name, password, first, asked.role, tuple(asked.team)
    )
    await desk.note("add", user)
    return f"Account {user.name} gemaakt." + ("" if typed else f" Wachtwoord: {password}")


async def invite(desk: Desk, asked: argparse.Namespace) -> str:
    """An account without a password, and a link to set one."""
    first = asked.first_name or asked.name
    new = User(desk.organisation, folded(asked.name), first, asked.role, teams=tuple(asked.team))
    user = await desk.users.add(new)
    await desk.note("invite", user)
    return await desk.link(user)


async def reset(desk: Desk, asked: argparse.Namespace) -> str:
    """A new link; password and second factor are worth nothing from here on."""
    user = await desk.user(asked.name)
    if user.disabled:
        raise Refused(f"Account {user.name} is uitgezet.")
    new = await desk.users.book.alter(user.organisation, user.name, unlocked)
    await desk.note("reset", user)
    return await desk.link(user_of(new or {}))


async def disable(desk: Desk, asked: argparse.Namespace) -> str:
    """Out at once; what they had goes back to the queue."""
    user = await desk.user(asked.name)
    await desk.users.book.alter(user.organisation, user.name, disabled, keep_coordinator=True)
    await desk.services.redis.zrem(keys.presence(user.organisation), user.name)
    await desk.note("disable", user)
    count = await release_all(desk.services, user.organisation, user.name)
    return f"Account {user.name} is uitgezet. Terug in de rij: {count}."


async def enable(desk: Desk, asked: argparse.Namespace) -> str:
    """As before."""
    user = await desk.user(asked.name)
    await desk.users.book.alter(user.organisation, user.name, enabled)
    await desk.note("enable", user)
    return f"Account {user.name} staat weer aan."


async def everybody(desk: Desk, _: argparse.Namespace) -> str:
    """A line for each account."""
    users = await desk.users.everybody(desk.organisation)
    return "\n".join(_line(user) for user in users) or "Er zijn nog geen accounts."


DOES: dict[str, Done] = {
    "add": add,
    "invite": invite,
    "reset": reset,
    "disable": disable,
    "enable": enable,
    "list": everybody,
}


def command(arguments: list[str], settings: Settings, keyboard: TextIO | None = None) -> int:
    """One of these; 0 when it is done, 1 with a line that says why not, 2 when it is not understood."""
    try:
        asked = _parser().parse_args(arguments)
        asked.keyboard = keyboard or sys.stdin
    except SystemExit as left:
        return 0 if not left.code else 2
    url = settings.redis_url or own_url(settings.var_dir / "redis")
    if not url:
        return _not("Start Omzien eerst (make start), of zet REDIS_URL.")
    try:
        print(asyncio.run(_do(settings.model_copy(update={"redis_url": url}), asked)))
    except Refused as refused:
        return _not(str(refused))
    except NameTaken:
        return _not(f"Er is al iemand met de naam {asked.name}.")
    except WeakPassword:
        return _not("Een wachtwoord heeft 12 tot 200 tekens.")
    except LastCoordinator:
        return _not("Dit is de laatste coördinator. Maak eerst iemand anders coördinator.")
    return 0


async def _do(settings: Settings, asked: argparse.Namespace) -> str:
    services = open_services(settings)
    try:
        return await DOES[asked.what](Desk(services), asked)
    finally:
        await services.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("omzien user", description="Accounts voor de balie.")
    words = parser.add_subparsers(dest="what", required=True)
    for word in ("add", "invite"):
        made = words.add_parser(word)
        made.add_argument("name")
        made.add_argument("first_name", nargs="?")
        made.add_argument("--role", choices=ROLES, default="worker")
        made.add_argument("--team", action="append", default=[])
    for word in ("reset", "disable", "enable"):
        words.add_parser(word).add_argument("name")
    words.add_parser("list")
    return parser


def _line(user: User) -> str:
    state = "uitgezet" if user.disabled else "uitgenodigd" if user.invited else user.seen or "-"
    second = "tweede stap" if user.second else "-"
    return "\t".join((user.name, user.first_name, user.role, ",".join(user.teams) or "balie", state, second))


def _not(why: str) -> int:
    print(why, file=sys.stderr)
    return 1
