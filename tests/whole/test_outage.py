# SPDX-License-Identifier: EUPL-1.2
"""With a part down: danger is answered, the rest hears honestly, and nothing that was said is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from tests.whole.installation import Installation
from tests.whole.rest import RestResident

CRISIS = "ik wil dood"
WORRY = "ik heb schulden"


@contextmanager
def frozen(omzien: Installation, part: str) -> Iterator[None]:
    """A part that hangs: it accepts, and never answers."""
    process = psutil.Process(omzien.wait_for_pid(part))
    process.suspend()
    try:
        yield
    finally:
        process.resume()


@pytest.mark.parametrize("part", ["rasa", "actions"])
def test_with_the_dialogue_killed_danger_is_answered_and_a_worry_gets_the_main_numbers(
    omzien: Installation, part: str
) -> None:
    resident, other = RestResident(omzien.base), RestResident(omzien.base)
    with frozen(omzien, part):
        assert "113" in resident.say(CRISIS)[0].text
        [fallback] = other.say(WORRY)
    assert "0800-8115" in fallback.text
    assert "Ik wil een mens spreken" in fallback.buttons


def test_what_was_said_while_rasa_was_dead_is_answered_when_it_is_back(omzien: Installation) -> None:
    resident = RestResident(omzien.base)
    resident.say("ik heb schulden")
    killed = omzien.kill("rasa")
    [fallback] = resident.say("weet ik niet")
    assert "Je bericht is bewaard" in fallback.text
    omzien.wait_for_pid("rasa", not_this=killed)
    [late] = resident.until(bool)
    assert late.text.startswith("Ik ben er weer.")
    assert "plaats of postcode" in late.text
    assert "Begin hier" in resident.say("hilversum")[0].text


def test_a_person_can_be_asked_for_while_rasa_is_dead(omzien: Installation) -> None:
    resident = RestResident(omzien.base)
    with frozen(omzien, "rasa"):
        [told] = resident.say("mens")
    assert "Dat geef ik door" in told.text


@pytest.mark.parametrize("part", ["worker", "sender", "web", "redis", "telegram"])
def test_a_part_that_is_killed_comes_back_by_itself(omzien: Installation, part: str) -> None:
    killed = omzien.kill(part)
    omzien.wait_for_pid(part, not_this=killed)
    omzien.until_healthy(30.0)
    resident = RestResident(omzien.base)
    assert "Geldfit" in resident.say(WORRY)[0].text
