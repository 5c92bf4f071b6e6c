# SPDX-License-Identifier: EUPL-1.2
"""Who owns the turn: whatever happens in whatever order, the bot never speaks while a person has it."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.handoff import MOVES, person_has_the_turn, waits
from tests.bot.support import House, texts

RESIDENT = ("hallo", "mens", "ik heb schulden", "ik wil dood", "", "k_abcdefghij")
WORKER = ("claim", "release", "reply", "note", "close")
_residents = count(1000)


async def move(house: House, who: str, what: str) -> None:
    """One thing a worker does."""
    ref, number = house.ref(who), f"{next(_residents)}"
    match what:
        case "claim":
            await house.desk.claim(ref, "anja")
        case "release":
            await house.desk.release(ref, "anja")
        case "reply":
            await house.desk.reply(ref, "anja", "Hallo, met Anja.", number)
        case "note":
            await house.desk.note(ref, "anja", "belt morgen", number)
        case _:
            await house.desk.close(ref, "anja", "geholpen")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(steps=st.lists(st.sampled_from(RESIDENT + WORKER), min_size=3, max_size=10))
async def test_the_bot_never_speaks_while_a_person_has_the_conversation(
    house: House, steps: list[str]
) -> None:
    who = str(next(_residents))
    for step in ("mens", *steps):
        if step in WORKER:
            await move(house, who, step)
            continue
        had = person_has_the_turn(await house.fields(who))
        answers = await house.say(step, who)
        if had:
            assert all("113" in answer.text for answer in answers), texts(answers)
        else:
            assert answers, f"nothing was said to {step!r}"
    said = await house.line.messages(house.ref(who))
    assert not [entry for entry in said if entry.who == "note" or "belt morgen" in entry.text]


async def test_an_answer_that_was_on_its_way_is_not_said_after_a_claim(house: House) -> None:
    ref = await house.handed_off()
    await house.press("verder zoeken")
    house.rasa.gate.clear()
    given = await house.give("ik heb schulden")
    await house.asked(4)
    assert (await house.desk.claim(ref, "anja")).won
    house.rasa.gate.set()
    assert await house.line.wait(given, 5.0) == []
    assert (await house.line.messages(ref))[-1].who == "system"


@pytest.mark.parametrize("state", ["pending", "open", "snoozed", "resolved"])
@pytest.mark.parametrize("assignee", ["", "anja"])
def test_a_person_has_the_turn_only_when_assigned_in_an_open_conversation(state: str, assignee: str) -> None:
    conversation = {"state": state, "assignee": assignee}
    assert person_has_the_turn(conversation) == (state == "open" and assignee == "anja")
    assert not (person_has_the_turn(conversation) and waits(conversation))


def test_every_move_leads_to_a_state_from_which_the_resident_can_go_on() -> None:
    goes_on = {state for state, _ in MOVES}
    assert set(MOVES.values()) <= goes_on
