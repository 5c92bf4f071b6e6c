# SPDX-License-Identifier: EUPL-1.2
"""What a turn of the bot leaves beside the log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.conversation.entry import Draft, Part
from bot.conversation.happened import PURPOSE, of_turn
from bot.conversation.outcome import Outcome
from content.catalogue import Catalogue
from content.reply import HandoffCommand, Summary
from store.conversation import ConversationRef
from store.master import MasterKey
from store.vault import Vault, unseal

REF = ConversationRef("standaard", "a" * 32)
KEY, _ = Vault(None, MasterKey(b"\x07" * 32)).fresh(REF)


def made(var: Path, outcome: Outcome, **fields: Any) -> list[tuple[str, list[str]]]:
    """What is written, opened."""
    book = Catalogue.open(var / "content")
    events = of_turn(KEY, REF, outcome, fields, book)
    return [
        (event["what"], json.loads(unseal(KEY, REF, PURPOSE, event["x"])) if "x" in event else [])
        for event in events
    ]


def drafts(*contacts: str | None) -> list[Draft]:
    return [Draft("bot", tuple(Part("tekst", contact=contact) for contact in contacts))]


def test_contacts_that_were_shown_are_named_once_each_by_their_name(var: Path) -> None:
    outcome = Outcome(drafts("geldfit", None, "geldfit", "humanitas", "bestaat_niet"))
    assert made(var, outcome) == [("named", ["Geldfit", "Humanitas"])]


def test_an_everyday_turn_leaves_nothing(var: Path) -> None:
    assert made(var, Outcome(drafts(None))) == []


def test_a_handoff_has_what_was_agreed_to_and_only_the_first_of_two_is_one(var: Path) -> None:
    outcome = Outcome(handoff=HandoffCommand(summary=Summary(tried=["Geldfit"])))
    assert made(var, outcome, waiting_since=1.0, state="open") == [("handoff", ["Geldfit"])]
    assert made(var, outcome, state="open") == []


def test_writing_after_the_close_and_keeping_messages_out_are_written_down(var: Path) -> None:
    assert made(var, Outcome(), state="pending") == [("write", [])]
    assert made(var, Outcome(set={"undelivered": 3})) == [("blocked", [])]
