# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.desk.handover import Handoff, pseudonym
from bot.desk.tools.summary_lines import lines, plain, reads_along
from content.reply import Reach, Summary
from store.conversation import ConversationRef
from tests.bot.web.support import FileTexts

REF = ConversationRef("standaard", "0" * 32)
CALL = Reach(channel="phone", number="06 12 34 56 78", e164="+31612345678", times="middag")
say = FileTexts().message


def found(danger: str | None = None, private: bool = False, **summary: Any) -> Handoff:
    told = Summary(**summary)
    return Handoff(
        ref=REF,
        pseudonym=pseudonym(REF),
        worry=told.worry,
        place=told.place,
        urgency=told.urgency,
        urgency_reason=told.urgency_reason,
        danger=danger,
        waiting_since=0.0,
        state="open",
        assignee="",
        unread=0,
        summary=told,
        channel="telegram",
        private=private,
    )


def value(handoff: Handoff, key: str) -> str:
    return next((line.value for line in lines(handoff, say) if line.key == key), "")


def test_as_text_it_is_a_label_and_a_value_a_line() -> None:
    told = found(worry="Geld", words="ik heb\nschulden", tried=["Geldfit"], reach=CALL, reads_along="nee")
    text = plain(told, say).splitlines()
    assert text[0] == pseudonym(REF)
    for line in (
        "In eigen woorden: ik heb schulden",
        "Waar het over gaat: Geld",
        "Plaats: Plaats niet bekend",
        "Al genoemd: Geldfit",
        "Antwoord: bellen op 06 12 34 56 78, ’s middags",
        "Leest iemand mee: nee",
        "Kanaal: Telegram",
    ):
        assert line in text


@pytest.mark.parametrize(("kind", "said"), [("geweld", "Gevaar: geweld"), ("gas", "Gevaar: nu")])
def test_the_mark_of_danger_goes_along(kind: str, said: str) -> None:
    assert said in plain(found(danger=kind), say).splitlines()
    assert "Gevaar" not in plain(found(), say)


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (Reach(), "in de chat"),
        (CALL.model_copy(update={"times": None}), "bellen op 06 12 34 56 78, op elk moment"),
        (
            CALL.model_copy(update={"times": None, "words": "na vieren"}),
            "bellen op 06 12 34 56 78, “na vieren”",
        ),
    ],
)
def test_how_to_reach_the_resident_is_one_line(reach: Reach, said: str) -> None:
    assert value(found(reach=reach), "reach") == said


@pytest.mark.parametrize(
    ("answer", "private", "said", "careful"),
    [
        ("ja", True, "ja", True),
        ("nee", False, "nee", False),
        ("weet_niet", False, "weet niet", True),
        (None, False, "niet gevraagd, of geen antwoord", False),
        (None, True, "misschien", True),
    ],
)
def test_who_reads_along_is_told_with_what_follows_from_it(
    answer: Any, private: bool, said: str, careful: bool
) -> None:
    told = found(private=private, reads_along=answer)
    assert value(told, "reads_along") == said
    assert reads_along(told) is careful


def test_urgency_comes_with_its_reason() -> None:
    told = replace(found(), urgency="today", urgency_reason="Er is een brief.")
    assert "Haast: Vandaag Er is een brief." in plain(told, say)
