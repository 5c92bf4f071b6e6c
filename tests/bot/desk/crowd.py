# SPDX-License-Identifier: EUPL-1.2
"""A great many residents on the desk at once, put there without a conversation each."""

from __future__ import annotations

import json
from typing import Any

from bot.conversation.journal import line, said
from bot.services import Services
from content.reply import Summary
from store import keys
from store.clock import Clock
from store.conversation import ConversationRef
from store.vault import seal

WORRIES = ("Geld", "Wonen", "Alleen", "Thuis")
PLACES = ("Hilversum", "Huizen", "Utrecht")
URGENCIES = ("none", "today", "three_days", "now")
EACH_S = 60


async def crowd(services: Services, many: int, first: int = 1, **fields: Any) -> list[ConversationRef]:
    """So many of them, who began to wait a minute after one another."""
    organisation, now = services.settings.organisation, await Clock(services.redis).now()
    refs = [services.master.conversation(organisation, "web", f"crowd-{first + n}") for n in range(many)]
    for number, ref in enumerate(refs):
        await waits(services, ref, number, now - (number + 1) * EACH_S, **fields)
    return refs


async def waits(
    services: Services, ref: ConversationRef, number: int = 0, since: float = 0.0, **fields: Any
) -> None:
    """One resident on the desk, with a summary and one message."""
    summary = Summary(
        worry=WORRIES[number % len(WORRIES)],
        words="ik kom er niet meer uit en de brieven blijven komen",
        place=PLACES[number % len(PLACES)],
        for_whom="zelf",
        tried=["Geldfit"],
    )
    key = await services.vault.key(ref)
    kept = {
        "organisation": ref.organisation,
        "channel": "web",
        "address": seal(key, ref, "address", f"crowd-{number}".encode()),
        "state": "open",
        "assignee": "",
        "urgency": URGENCIES[number % len(URGENCIES)],
        "summary": seal(key, ref, "summary", summary.model_dump_json().encode()),
        "waiting_since": since,
        "handed_at": 1,
        "seq": 2,
        "done": 2,
        "last": since,
        **({"danger": json.dumps({"kind": "geweld"})} if number % 50 == 49 else {}),
        **fields,
    }
    async with services.redis.pipeline(transaction=True) as step:
        step.hset(keys.conversation(ref), mapping=kept)
        step.zadd(keys.desk(ref.partition, ref.organisation), {str(ref): since})
        step.xadd(
            keys.log(ref),
            {"t": since, "w": "resident", "b": line(key, ref, said("resident", "is daar iemand?"))},
            id="2-0",
        )
        step.publish(keys.LOG_CHANNEL, str(ref))
        await step.execute()
