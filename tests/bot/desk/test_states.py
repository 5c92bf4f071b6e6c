# SPDX-License-Identifier: EUPL-1.2
"""The table of moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.desk import states
from bot.desk.states import MOVES, allowed, refusal
from bot.settings import ROOT
from tests.bot.desk.crew import MOVES as BY_CREW

BY_WORKERS = frozenset(BY_CREW)
MINE = {
    "release",
    "transfer",
    "reassign",
    "snooze",
    "close",
    "block",
    "reply",
    "note",
    "card",
    "referral_agreed",
}


def conversation(state: str, assignee: str = "", **more: str) -> dict[str, str]:
    return {"state": state, "assignee": assignee, "handed_at": "4", **more}


def texts() -> set[str]:
    found: set[str] = set()
    for path in Path(ROOT / "content" / "messages").glob("*.yml"):
        found |= set(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize(
    ("state", "assignee", "moves"),
    [
        ("open", "", {"claim"}),
        ("open", "anja", MINE),
        ("open", "bram", {"takeover"}),
        ("snoozed", "anja", MINE | {"wake"}),
        ("snoozed", "bram", {"takeover"}),
        ("resolved", "", {"reopen"}),
        ("pending", "", {"reopen"}),
    ],
)
def test_what_anja_can_do_depends_on_the_state_and_on_whose_it_is(
    state: str, assignee: str, moves: set[str]
) -> None:
    assert allowed(conversation(state, assignee), "anja") & BY_WORKERS == moves


def test_a_conversation_that_was_never_handed_off_cannot_be_moved_at_all() -> None:
    assert not allowed({"state": "pending"}, "anja")


def test_a_conversation_is_not_reopened_for_a_resident_who_wants_no_more_messages() -> None:
    assert refusal("reopen", conversation("resolved", stopped="1"), "anja", "bewoner") == states.STOPPED


def test_a_move_that_asks_why_is_refused_without_a_reason_it_knows() -> None:
    for why in ("", "zomaar"):
        assert refusal("takeover", conversation("open", "bram"), "anja", why) == states.NO_REASON


def test_every_move_leads_to_a_state_from_which_it_can_go_on() -> None:
    for rule in MOVES.values():
        assert rule.to is None or any(rule.to in other.states for other in MOVES.values())


def test_every_reason_and_every_refusal_has_a_text_of_its_own() -> None:
    there = texts()
    assert there >= states.REFUSALS | {states.NO_REASON, states.NO_MOMENT}
    for rule in MOVES.values():
        prefix = "desk_outcome_" if rule.reasons == states.OUTCOMES else "desk_reason_"
        assert there >= {prefix + reason for reason in rule.reasons}
