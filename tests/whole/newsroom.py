# SPDX-License-Identifier: EUPL-1.2
"""Two people who write what residents read, and a resident who reads it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import redis.asyncio
from playwright.sync_api import Browser

from bot.desk.accounts.users import NameTaken, Role, Users
from store import keys
from store.clock import Clock
from store.master import MasterKey
from tests.whole.browser_editor import ONLINE, BrowserEditor
from tests.whole.installation import Installation
from tests.whole.rest import RestResident

ORGANISATION = "standaard"
PASSWORD = "een-goed-wachtwoord"
PEOPLE: tuple[tuple[str, str, Role], ...] = (
    ("redactie.els", "Els", "editor"),
    ("redactie.carla", "Carla", "coordinator"),
)
PATIENCE_S = 60.0
LOOK_S = 0.2


@contextmanager
def newsroom(omzien: Installation) -> Iterator[None]:
    """They have an account; afterwards they and what they left on the table are gone."""
    asyncio.run(_come(omzien))
    try:
        yield
    finally:
        with omzien.redis() as client:
            client.hdel(keys.user(ORGANISATION), *(name for name, *_ in PEOPLE))
            client.delete(keys.drafts(ORGANISATION))


def els(browser: Browser, omzien: Installation, scale: float = 1.0) -> BrowserEditor:
    """The editor, signed in."""
    return BrowserEditor(browser, omzien.base, PEOPLE[0][0], PASSWORD, scale)


def carla(browser: Browser, omzien: Installation, scale: float = 1.0) -> BrowserEditor:
    """The coordinator, signed in."""
    return BrowserEditor(browser, omzien.base, PEOPLE[1][0], PASSWORD, scale)


def makes(editor: BrowserEditor, kind: str, filled: dict[str, str]) -> None:
    """Something new, filled in, seen as a resident will, and ready."""
    editor.begins(kind, filled)
    editor.reads(filled.get("Wat ze doen", ""), "#voorbeeld")
    editor.sees_no_barrier()
    editor.presses("Klaar om na te kijken")
    editor.reads(f"Concept: {filled['Naam']}")


def publishes(colleague: BrowserEditor, title: str, looks: Callable[[], None] | None = None) -> float:
    """What waits for a second pair of eyes is looked at and put online; when that was pressed."""
    colleague.goes_home()
    colleague.follows(title)
    colleague.reads(f"Concept: {title}")
    (looks or colleague.sees_no_barrier)()
    colleague.presses("Dit is goed")
    return puts_online(colleague)


def puts_online(somebody: BrowserEditor) -> float:
    """The button is pressed, and the page says that it is done; when it was pressed."""
    pressed = time.monotonic()
    somebody.presses("Zet nu online")
    somebody.reads(ONLINE)
    return pressed


def undoes(editor: BrowserEditor, title: str) -> float:
    """One press, from the list of what was just put online; when that was."""
    editor.goes_home()
    pressed = time.monotonic()
    editor.presses(f"Maak ongedaan: {title}")
    editor.reads("Het is ongedaan gemaakt.")
    return pressed


def answered(omzien: Installation, *said: str) -> str:
    """All that somebody new is answered to this; what begins with > is a button."""
    resident = RestResident(omzien.base)
    for words in said:
        resident.press(words[1:]) if words.startswith(">") else resident.say(words)
    return "\n".join([one.text for one in resident.all] + list(resident.buttons()))


def until(omzien: Installation, fits: Callable[[str], bool], *said: str) -> float:
    """The moment at which somebody new is answered so; AssertionError when that does not come."""
    end = time.monotonic() + PATIENCE_S
    while not fits(got := answered(omzien, *said)):
        assert time.monotonic() < end, f"after {PATIENCE_S:.0f} s it still says: {got}"
        time.sleep(LOOK_S)
    return time.monotonic()


async def _come(omzien: Installation) -> None:
    async with redis.asyncio.Redis.from_url(omzien.redis_url, decode_responses=True) as client:
        users = Users(client, Clock(client, movable=True), MasterKey.read(omzien.var / "master.key"))
        for name, first_name, role in PEOPLE:
            with suppress(NameTaken):
                await users.create(ORGANISATION, name, PASSWORD, first_name, role)
