# SPDX-License-Identifier: EUPL-1.2
"""The register of what was erased: a moment and a mark, from every process, for as long as it is needed."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bot.backup.erased import KEPT_S, Erased, mark
from store import retention
from store.conversation import ConversationRef
from tests.bot.support import House, until

REF = ConversationRef("standaard", "0123456789abcdef" * 2)
OTHER = ConversationRef("standaard", "fedcba9876543210" * 2)


def _note_many(path: Path) -> None:
    for _ in range(100):
        Erased(path).note(REF, 1_000.0)


def test_what_was_erased_is_found_from_its_moment_on_and_nobody_else(tmp_path: Path) -> None:
    register = Erased(tmp_path / "erased")
    assert register.since(0.0) == {}
    register.note(REF, 1_000.4)
    assert set(register.since(1_000.4)) == {mark(REF)} != {mark(OTHER)}
    assert register.since(1_001.5) == {}
    assert register.since(1_000.4, exactly=True) and not register.since(1_000.5, exactly=True)


def test_nothing_of_the_conversation_can_be_read_in_it(tmp_path: Path) -> None:
    Erased(tmp_path / "erased").note(REF, 1_000.0)
    text = (tmp_path / "erased").read_text("ascii")
    assert REF.id not in text and len(text.split()[1]) == 32
    assert (tmp_path / "erased").stat().st_mode & 0o777 == 0o600


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as both:
        list(both.map(_note_many, [tmp_path / "erased"] * 2))
    lines = (tmp_path / "erased").read_text("ascii").splitlines()
    assert lines == [f"1000.000 {mark(REF)}"] * 200


def test_what_no_backup_can_hold_any_more_is_forgotten(tmp_path: Path) -> None:
    register = Erased(tmp_path / "erased")
    register.prune(KEPT_S)
    register.note(REF, 1_000.0)
    register.note(OTHER, 2_000.0)
    register.prune(KEPT_S + 1_500)
    assert set(register.since(0.0)) == {mark(OTHER)}


def test_a_line_that_was_broken_off_spoils_no_other(tmp_path: Path) -> None:
    register = Erased(tmp_path / "erased")
    register.note(REF, 1_000.0)
    with register.path.open("a", encoding="ascii") as file:
        file.write("1700")
    assert set(register.since(0.0)) == {mark(REF)}


async def test_erasing_by_the_resident_and_by_time_are_both_written_down(house: House) -> None:
    register = house.services.erased
    await house.say("ik slaap slecht", "wist")
    await house.say("wis", "wist", kind="command")
    await house.press("wis alles", "wist")
    assert mark(house.ref("wist")) in register.since(0.0)
    await house.say("ik slaap slecht", "oud")
    assert mark(house.ref("oud")) not in register.since(0.0)
    await house.services.clock.move(retention.CONVERSATION_S + 1)

    async def written() -> bool:
        return mark(house.ref("oud")) in register.since(0.0)

    await until(written)
