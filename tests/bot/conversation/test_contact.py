# SPDX-License-Identifier: EUPL-1.2
"""Questions about reaching the resident, while a person is waited for."""

from __future__ import annotations

from typing import Any

import pytest

from bot.desk.handover import Handoff
from store import keys
from tests.bot.fake_rasa import reply
from tests.bot.support import House, texts

NUMBER = "06 12 34 56 78"
REACH = {"channel": "phone", "number": NUMBER, "e164": "+31612345678", "times": "middag"}


def asking(text: str, *buttons: str, asks: str = "reads_along", **command: Any) -> Any:
    return {**reply(text, *buttons, commands=(command,) if command else ()), "asks": asks}


async def says(house: House, text: str, *answers: Any) -> list[str]:
    house.rasa.next = list(answers)
    return texts(await house.say(text))


async def asked(house: House) -> None:
    """A handoff, with the question who reads along under it."""
    handoff = {"name": "handoff", "summary": {"worry": "Geld"}}
    await says(house, "mens", asking("Doorgegeven.", "nee", "ja", "weet_niet", **handoff))


async def on_desk(house: House) -> Handoff:
    found = await house.desk.handoff(house.ref())
    assert found is not None
    return found


def told(said: str) -> dict[str, Any]:
    return {"name": "contact", "reads_along": said}


async def test_while_the_question_is_open_what_is_typed_reaches_the_dialogue(house: House) -> None:
    await asked(house)
    assert await says(house, "nee hoor", reply("Goed.", commands=(told("nee"),))) == ["Goed."]
    assert (await on_desk(house)).summary.reads_along == "nee"


async def test_after_the_answer_what_is_typed_is_for_the_worker_again(house: House) -> None:
    await asked(house)
    await says(house, "nee", reply("Goed.", commands=(told("nee"),)))
    assert "erbij gezet" in (await says(house, "ik wacht nog"))[0]
    assert "nee" in texts(await house.desk.timeline(house.ref()))


async def test_what_is_typed_stays_for_the_worker_whatever_the_dialogue_makes_of_it(house: House) -> None:
    await asked(house)
    await says(house, "de brief ligt hier", asking("Erbij gezet."))
    assert "de brief ligt hier" in texts(await house.desk.timeline(house.ref()))


async def test_the_answer_changes_the_handoff_and_not_since_when_it_waits(house: House) -> None:
    await asked(house)
    before, fields = await on_desk(house), await house.fields()
    await house.services.clock.move(600)
    await says(house, "graag bellen", reply("Goed.", commands=({"name": "contact", "reach": REACH},)))
    after = await on_desk(house)
    assert after.summary.reach.number == NUMBER and after.summary.worry == "Geld"
    assert (after.waiting_since, after.urgency) == (before.waiting_since, before.urgency)
    assert (await house.fields())["handed_at"] == fields["handed_at"]


async def test_a_yes_makes_everything_that_is_said_from_then_on_begin_with_nothing(house: House) -> None:
    await asked(house)
    await says(house, "ja", reply("Goed.", commands=(told("ja"),), private=True))
    assert (await on_desk(house)).private
    [waiting] = await says(house, "is er al iemand")
    assert waiting.startswith("Er is een bericht.\n")
    await house.desk.claim(house.ref(), "anja", "Anja")
    assert await house.desk.reply(house.ref(), "anja", "Hallo. Komt het nu uit?", "a1", "Anja")
    for entry in (await house.line.messages(house.ref()))[-2:]:
        assert entry.private and entry.text.startswith("Er is een bericht.\n")


@pytest.mark.parametrize("said", ["nee", "weet_niet"])
async def test_another_answer_makes_nothing_private(house: House, said: str) -> None:
    await asked(house)
    await says(house, said, reply("Goed.", commands=(told(said),)))
    assert not (await on_desk(house)).private


async def test_an_answer_pressed_just_before_a_claim_still_counts_and_nothing_is_said_to_it(
    quiet_house: House,
) -> None:
    house = quiet_house
    house.start()
    await asked(house)
    house.rasa.gate.clear()
    entries = await house.line.messages(house.ref())
    payload = next(c.payload for e in entries for c in e.buttons if c.title == "ja")
    given = await house.give(payload)
    assert (await house.desk.claim(house.ref(), "anja")).won
    house.rasa.gate.set()
    assert await house.line.wait(given, 5.0) == []
    found = await on_desk(house)
    assert found.private and found.summary.reads_along == "ja"


async def test_the_number_stands_nowhere_in_clear(house: House) -> None:
    await asked(house)
    await says(house, "0612345678", reply("Goed.", commands=({"name": "contact", "reach": REACH},)))
    stored = str(await house.services.redis.hgetall(keys.conversation(house.ref())))
    assert "12345678" not in stored and "12 34 56" not in stored


async def test_an_answer_to_no_handoff_at_all_leaves_nothing_on_the_desk(house: House) -> None:
    await says(house, "ja", reply("Goed.", commands=(told("ja"),), private=True))
    assert await house.desk.handoff(house.ref()) is None
