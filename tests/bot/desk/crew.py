# SPDX-License-Identifier: EUPL-1.2
"""Workers with accounts, and one of every move they can make."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.desk.accounts.users import NameTaken, User, Users
from bot.desk.mover import Asked
from bot.desk.states import Moved
from bot.desk.teams.block import Blocks
from bot.desk.teams.team_moves import TeamMoves
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.desk.tools.cards import Cards
from bot.desk.tools.referrals import Referral, Referrals
from store.conversation import ConversationRef
from tests.bot.support import ORGANISATION, House

HOUR = 3_600.0
SECRET_NOTE = "belt morgen terug"
Do = Callable[[House, ConversationRef, str, str], Awaitable[object]]


def users_of(house: House) -> Users:
    """The accounts of a house."""
    services = house.services
    return Users.of(services)


async def crew(house: House, *names: str) -> list[User]:
    """Accounts by these names, made if they are not there."""
    users = users_of(house)
    for name in names:
        with suppress(NameTaken):
            await users.create(ORGANISATION, name, "een-goed-wachtwoord", name.title())
    found = [await users.get(ORGANISATION, name) for name in names]
    return [user for user in found if user is not None]


def other(worker: str) -> str:
    """The colleague of the two."""
    return "bram" if worker == "anja" else "anja"


async def snooze(house: House, ref: ConversationRef, worker: str, once: str, hours: float = 1.0) -> Moved:
    """Agree to come back after so many hours."""
    until = await house.services.clock.now() + hours * HOUR
    return await house.desk.snooze(ref, worker, until, "afspraak", once, worker.title())


async def reassign(house: House, ref: ConversationRef, worker: str, once: str, team: str = "noord") -> Moved:
    """Give it to another team, which is made if it is not there."""
    teams = Teams(house.services.redis)
    if team != DEFAULT and await teams.get(ORGANISATION, team) is None:
        await teams.put(ORGANISATION, Team(team, team.title()))
    asked = Asked("reassign", worker, "kennis", f"reassign:{once}")
    return await TeamMoves(house.services).reassign(ref, asked, team, SECRET_NOTE, worker.title())


async def block(house: House, ref: ConversationRef, worker: str, once: str, long: str = "uren") -> Moved:
    """Block the resident for so long."""
    asked = Asked("block", worker, "schelden", f"block:{once}")
    return await Blocks(house.services).block(ref, asked, long, SECRET_NOTE, worker.title())


MOVES: dict[str, Do] = {
    "claim": lambda h, ref, who, once: h.desk.claim(ref, who, who.title(), once),
    "release": lambda h, ref, who, once: h.desk.release(ref, who, once),
    "transfer": lambda h, ref, who, once: h.desk.transfer(
        ref, who, other(who), "kennis", SECRET_NOTE, once, who.title()
    ),
    "takeover": lambda h, ref, who, once: h.desk.takeover(
        ref, who, "afwezig", SECRET_NOTE, once, who.title()
    ),
    "snooze": lambda h, ref, who, once: snooze(h, ref, who, once),
    "wake": lambda h, ref, who, once: h.desk.wake(ref, who, once),
    "reply": lambda h, ref, who, once: h.desk.reply(ref, who, "Hallo, met mij.", once, who.title()),
    "note": lambda h, ref, who, once: h.desk.note(ref, who, SECRET_NOTE, once, who.title()),
    "close": lambda h, ref, who, once: h.desk.close(ref, who, "geholpen", who.title(), once),
    "reopen": lambda h, ref, who, once: h.desk.reopen(ref, who, "bewoner", once, who.title()),
    "reassign": lambda h, ref, who, once: reassign(h, ref, who, once),
    "block": lambda h, ref, who, once: block(h, ref, who, once),
    "card": lambda h, ref, who, once: Cards(h.services).send(ref, who, "geldfit", once, who.title()),
    "referral_agreed": lambda h, ref, who, once: Referrals(h.services).agree(
        ref, who, Referral("", "De buurtkamer", words=SECRET_NOTE), once, who.title()
    ),
}
