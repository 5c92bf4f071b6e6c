# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from nlu.recognise.for_whom import ForWhom, for_whom

BAR = 0.9
LABELLED = Path(__file__).with_suffix(".txt").with_name("for_whom.txt")


def labelled() -> list[tuple[str, str]]:
    lines = (line for line in LABELLED.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [(label, text) for label, _, text in (line.partition(": ") for line in lines)]


def test_nine_in_ten_of_our_own_sentences_are_for_whom_they_say() -> None:
    found = [((for_whom(text) or "zelf") == label, label) for label, text in labelled()]

    assert len(found) >= 200
    assert sum(right for right, _ in found) / len(found) >= BAR


@pytest.mark.parametrize("label", sorted({label for label, _ in labelled()}))
def test_nobody_is_mostly_taken_for_another(label: str) -> None:
    texts = [text for whom, text in labelled() if whom == label]

    assert sum((for_whom(text) or "zelf") == label for text in texts) / len(texts) >= 0.8


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("mijn buurman eet niet meer", "buur"),
        ("een cliënt van mij heeft schulden", "client"),
        ("mn dochter van 16 zit alleen nog boven", "kind"),
        ("ons mam vergeet alles", "ouder"),
        ("m’n man wil geen hulp", "partner"),
        ("mijn buurman maakt herrie", "zelf"),
        ("mijn moeder is overleden", "zelf"),
    ],
)
def test_the_one_who_needs_help_counts(text: str, whom: str) -> None:
    assert for_whom(text) == whom


@pytest.mark.parametrize("text", ["ik heb schulden", "hij dronk weer", "hilversum", "ja", ""])
def test_a_text_that_names_nobody_leaves_it_as_it_was(text: str) -> None:
    assert for_whom(text) is None


def test_a_word_an_editor_adds_is_heard() -> None:
    words = {"mine": ["mijn"], "familie": ["peetoom"]}

    assert ForWhom(words).whom("mijn peetoom zit zo krap") == "familie"
