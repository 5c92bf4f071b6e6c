# SPDX-License-Identifier: EUPL-1.2
"""While the dialogue is silent: who asks for a person gets one, and nothing said around it is lost."""

from __future__ import annotations

from tests.bot.support import House, texts, until


async def test_what_was_said_before_asking_for_a_person_is_answered_and_what_came_after_is_on_the_desk(
    quiet_house: House,
) -> None:
    house, ref = quiet_house, quiet_house.ref()
    house.rasa.mode = "silent"
    for text in ("ik heb schulden", "mens", "ik sta op straat"):
        await house.give(text)
    house.start(patience=0.4)
    await until(lambda: house.desk.handoff(ref))
    await until(lambda: _said(house, 6))
    house.rasa.mode = "well"
    late = await until(lambda: house.line.messages(ref, 6))
    assert texts(late) == ["Ik ben er weer. Sorry voor het wachten.\n\nantwoord op ik heb schulden"]
    [row] = await house.desk.queue("standaard")
    assert row.unread == 1
    shown = texts(await house.desk.timeline(ref))
    assert "ik sta op straat" in shown
    assert not any("schulden" in text for text in shown)


async def _said(house: House, count: int) -> bool:
    return len(await house.line.messages(house.ref())) >= count
