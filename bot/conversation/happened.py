# SPDX-License-Identifier: EUPL-1.2
"""What is written down of a conversation beside its log: sealed names, and what a turn of the bot led to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.conversation.outcome import Outcome
from bot.desk.states import MOVES
from content.activities.naming import name_of
from content.catalogue import Catalogue
from store.conversation import ConversationRef
from store.vault import ConversationKey, seal

PURPOSE = "happened"
HANDOFF, NAMED, WRITE, BLOCKED, DANGER = "handoff", "named", "write", "blocked", "danger"


def sealed(key: ConversationKey, ref: ConversationRef, names: Iterable[str]) -> str:
    """What it was about: names of organisations."""
    return seal(key, ref, PURPOSE, json.dumps(list(names), ensure_ascii=False).encode())


def of_turn(
    key: ConversationKey,
    ref: ConversationRef,
    outcome: Outcome,
    fields: Mapping[str, Any],
    book: Catalogue,
) -> list[dict[str, str]]:
    """What a turn led to, given the fields it changes: contacts named, the desk reached, or left again."""
    events = []
    if names := _named(outcome, ref.organisation, book):
        events.append({"what": NAMED, "x": sealed(key, ref, names)})
    if outcome.handoff is not None and "waiting_since" in fields:
        # As it was agreed then: what workers send later is added to the summary.
        events.append({"what": HANDOFF, "x": sealed(key, ref, outcome.handoff.summary.tried)})
    elif fields.get("state") == MOVES["write"].to:
        events.append({"what": WRITE})
    if "undelivered" in outcome.set:
        events.append({"what": BLOCKED})
    return events


def _named(outcome: Outcome, organisation: str, book: Catalogue) -> list[str]:
    ids = dict.fromkeys(part.contact for draft in outcome.drafts for part in draft.parts if part.contact)
    return [name for id in ids if (name := name_of(book, id, organisation))]
