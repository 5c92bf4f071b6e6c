# SPDX-License-Identifier: EUPL-1.2
"""How dates in a worry make haste; these talks begin on Saturday 21 November 2026."""

from __future__ import annotations

import pytest

from tests.actions.reading import WHAT
from tests.actions.talk import Talk, text


@pytest.mark.parametrize(
    ("said", "urgency", "reason"),
    [
        ("woensdag komen ze me eruit zetten", "today", "Uit huis moeten: woensdag 25 november."),
        ("vrijdag komen ze me eruit zetten", "three_days", "Uit huis moeten: vrijdag 27 november."),
        ("ik moet voor 1 december mijn huis uit", "three_days", "Uit huis moeten: dinsdag 1 december."),
        ("volgende week word ik afgesloten", "today", "vanaf maandag 23 november."),
        ("vandaag om 4 uur komt de deurwaarder", "today", "Deurwaarder: zaterdag 21 november."),
    ],
)
def test_a_told_day_says_how_urgent_it_is_and_why(talk: Talk, said: str, urgency: str, reason: str) -> None:
    talk.worry(said, "geld")

    assert talk.slots["urgency"] == urgency
    assert talk.slots["urgency_reason"].endswith(reason)


@pytest.mark.parametrize("said", ["ik ben in 1948 geboren", "vrijdag koffie gedronken", "sinds vorige week"])
def test_a_day_that_is_only_told_makes_no_haste(talk: Talk, said: str) -> None:
    talk.worry(f"ik heb schulden, {said}", "geld")

    assert talk.slots.get("urgency", "none") == "none"


def test_it_is_counted_from_the_day_the_bot_says_it_is(talk: Talk) -> None:
    talk.context["now"] = "2026-11-25T10:00:00+01:00"

    talk.worry("vrijdag komen ze me eruit zetten", "geld")

    assert talk.slots["urgency"] == "today"


def test_a_told_day_answers_the_question_and_says_what_a_yes_would(talk: Talk) -> None:
    said = text(talk.worry("over 2 weken moet ik mijn huis uit", "geld"))

    assert "Staat er een brief" not in said
    assert "Dan is haast goed." in said
    assert talk.slots["question"] == "place"


def test_the_day_decides_over_the_words_of_a_need(talk: Talk) -> None:
    talk.worry("over 2 weken hebben we niets te eten", "geld")

    assert talk.slots["urgency"] == "three_days"


def test_a_day_is_an_answer_to_the_question_after_a_day(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.worry("1 februari", decision="unsure")

    assert talk.slots["urgency"] == "three_days"
    assert talk.slots["urgency_reason"] == "Uit huis moeten: maandag 1 februari."
    assert talk.slots["question"] == "place"


def test_the_worker_reads_the_date_itself(talk: Talk) -> None:
    talk.worry("morgen sluiten ze het gas af in hilversum", "geld")

    said = text(talk.says("mens", "mens"))

    assert "Haast: vandaag. Afsluiting van stroom, gas of water: zondag 22 november." in said


def test_every_happening_has_its_reason(talk: Talk) -> None:
    for happening in WHAT:
        assert talk.book.message(f"happens_{happening}", when="maandag").endswith("maandag.")
