# SPDX-License-Identifier: EUPL-1.2
"""Something to do, and to do for another, asked of a whole Omzien in plain words with its own recogniser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import ROOT
from content.editing.change import Change
from content.editing.job import Job, Where
from content.editing.press import press
from content.entry import Kind
from content.yaml_file import read
from tests.whole.installation import Installation
from tests.whole.messages import Received
from tests.whole.rest import RestResident

LAYER = Path(__file__).parents[1] / "layer" / "standaard"
FOLDERS: dict[str, Kind] = {"activities": "activity", "vacancies": "vacancy"}
LIVE_S = 5.0


def text(answers: list[Received]) -> str:
    return "\n".join(answer.text for answer in answers)


@pytest.fixture(scope="module")
def resident(omzien: Installation) -> Iterator[RestResident]:
    """Somebody who asks as soon as an editor has published what there is to do; afterwards it is gone."""
    changes = tuple(
        Change(kind, key, data)
        for folder, kind in FOLDERS.items()
        for path in sorted((LAYER / folder).glob("*.yml"))
        for key, data in read(path).data.items()
    )
    published(omzien, "wat er te doen is", changes)
    time.sleep(LIVE_S)
    yield RestResident(omzien.base)
    published(omzien, "het is voorbij", tuple(replace(change, data=None) for change in changes))


def published(omzien: Installation, why: str, changes: tuple[Change, ...]) -> None:
    where = Where(ROOT / "content", omzien.var / "own", omzien.var / "content")
    done = press(Job(where, "standaard", "eva", why, changes))
    assert done.commit, [str(problem) for problem in done.problems]


def test_a_day_a_neighbourhood_and_not_too_dear(resident: RestResident) -> None:
    said = text(resident.say("iets te doen op woensdag in Kerkelanden, niet te duur"))

    assert "Schaken in de Koepel" in said and "Kosten: € 2,50." in said
    assert {"Zet in mijn agenda", "Herinner mij", "Meer", "Dit klopt niet"} <= set(resident.buttons())


def test_it_goes_into_a_calendar_and_a_reminder_can_be_had(resident: RestResident) -> None:
    assert "agenda" in text(resident.press("Zet in mijn agenda"))
    assert text(resident.press("Herinner mij"))


def test_another_day_is_a_new_search(resident: RestResident) -> None:
    said = text(resident.say("en op dinsdag?"))

    assert "Taalcafé" in said and "Schaken" not in said


@pytest.mark.parametrize(
    "asked", ["en 's avonds?", "iets in het weekend misschien", "en gratis?", "morgen dan?"]
)
def test_a_few_words_after_a_search_are_never_refused(resident: RestResident, asked: str) -> None:
    said = text(resident.say(asked))

    assert "kan ik je niet mee helpen" not in said and "Waar:" in said, said
    assert "Meer" in resident.buttons()


def test_more_leads_on_to_who_can_help(resident: RestResident) -> None:
    assert text(resident.press("Meer"))
    assert "Ik wil een mens spreken" in resident.buttons()


def test_two_afternoons_for_another(omzien: Installation, resident: RestResident) -> None:
    other = RestResident(omzien.base)
    said = text(other.say("ik wil wel wat doen voor een ander, twee middagen"))
    if "plaats" in said or "postcode" in said:
        said = text(other.say("Hilversum"))

    assert "Gastheer of gastvrouw" in said and "2 dagdelen" in said
