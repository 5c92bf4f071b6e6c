# SPDX-License-Identifier: EUPL-1.2
"""A conversation in every state it can be in at the desk."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from itertools import count
from typing import Any

from bot.desk.teams.block import LENGTHS
from bot.desk.tools.cards import Cards
from bot.desk.tools.referrals import Referral, Referrals
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import block, snooze
from tests.bot.desk.office import Office

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SUMMARY: dict[str, Any] = {
    "worry": "Geld en schulden",
    "theme": "geld",
    "place": "Hilversum",
    "municipality": "GM0402",
    "words": f"ik doe de post niet meer open, {LONG}",
    "urgency": "today",
    "urgency_reason": "Er is vannacht geen slaapplek.",
    "for_whom": "zelf",
    "tried": ["Geldfit", f"https://voorbeeld.nl/{LONG}"],
}
Make = Callable[[Office, str], Coroutine[Any, Any, ConversationRef]]
_numbers = count(1)


async def free(office: Office, who: str) -> ConversationRef:
    """Somebody who waits."""
    return await office.handed_off(who, **SUMMARY)


async def mine(office: Office, who: str, worker: str = "anja") -> ConversationRef:
    """With everything there can be in it."""
    ref, services = await free(office, who), office.house.services
    assert (await office.house.desk.claim(ref, worker, worker.title())).won
    name = worker.title()
    await office.house.desk.reply(ref, worker, f"Hallo. {LONG}", f"{who}-a", name)
    await office.house.desk.note(ref, worker, f"bel terug {LONG}", f"{who}-n", name)
    await Cards(services).send(ref, worker, "geldfit", f"{who}-k", name)
    for number in ("een", "twee"):
        referral = Referral("", f"De buurtkamer {number}", words=LONG)
        await Referrals(services).agree(ref, worker, referral, f"{who}-{number}", name)
    await office.house.give(f"kijk op https://voorbeeld.nl/{LONG}", who)
    return ref


async def theirs(office: Office, who: str) -> ConversationRef:
    """A colleague's."""
    return await mine(office, who, "bram")


async def asleep(office: Office, who: str) -> ConversationRef:
    """Until an agreed moment."""
    ref = await mine(office, who)
    assert await snooze(office.house, ref, "anja", f"{who}-s")
    return ref


async def over(office: Office, who: str) -> ConversationRef:
    """Closed."""
    ref = await mine(office, who)
    assert await office.house.desk.close(ref, "anja", "geholpen", "Anja", f"{who}-c")
    return ref


async def danger(office: Office, who: str) -> ConversationRef:
    """Danger was seen."""
    await office.house.say("ik wil dood", who)
    return await mine(office, who)


async def blocked(office: Office, who: str) -> ConversationRef:
    """The resident was blocked for a while."""
    ref = await mine(office, who)
    assert await block(office.house, ref, "anja", f"{who}-b", next(iter(LENGTHS)))
    return ref


def marked(**fields: str) -> Make:
    """Anja's, with these fields beside."""

    async def make(office: Office, who: str) -> ConversationRef:
        ref = await mine(office, who)
        await office.house.services.redis.hset(keys.conversation(ref), mapping=fields)
        return ref

    return make


STATES: dict[str, Make] = {
    "free": free,
    "mine": mine,
    "theirs": theirs,
    "asleep": asleep,
    "over": over,
    "danger": danger,
    "blocked": blocked,
    "private": marked(private="1"),
    "late": marked(promise_late="1000000000"),
    "nothing arrives": marked(undelivered="3", channel="telegram"),
}


def fresh() -> str:
    """A resident nobody was before."""
    return f"bewoner-{next(_numbers)}"
