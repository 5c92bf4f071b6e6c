# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import time
from pathlib import Path

import pytest

from content.catalogue import Catalogue
from nlu.recognise.lessons import lessons
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.understanding import Understanding
from nlu.recognise.words import Words

WORDS = Words.load()


@pytest.fixture(scope="module")
def learned(var: Path) -> Recogniser:
    examples = lessons(Catalogue.open(var / "content"))
    return Recogniser.learn(examples, list(WORDS.of_all(e.text for e in examples)), WORDS.name)


def heard(learned: Recogniser, text: str) -> Understanding:
    return learned.understand(WORDS.of(text))


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("ik heb een schuld en deurwaarders", "geld"),
        ("er is schimmel in mijn woning", "wonen"),
        ("ik voel mij zo eenzaaaam", "eenzaamheid"),
        ("sgulden bij de bank", "geld"),
    ],
)
def test_a_worry_is_recognised_also_misspelt(learned: Recogniser, text: str, theme: str) -> None:
    found = heard(learned, text)
    assert found.themes[0][0] == theme
    assert len(found.themes) == 3


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ja", "bevestigen"),
        ("Neeee!", "ontkennen"),
        ("weet ik niet", "weet_niet"),
        ("Meer", "meer"),
        ("hoi", "begroeten"),
        ("MENS", "mens"),
    ],
)
def test_short_answers_are_certain(learned: Recogniser, text: str, intent: str) -> None:
    found = heard(learned, text)
    assert found.intent == intent and found.confidence > 0.9


def test_a_themes_name_alone_is_sure(learned: Recogniser) -> None:
    found = heard(learned, "geld")
    assert (found.intent, found.decision, found.detected) == ("zorg_delen", "sure", ("geld",))


@pytest.mark.parametrize("text", ["👍👍", "?!", "", "  ", "♥"])
def test_a_message_without_words_is_outside(learned: Recogniser, text: str) -> None:
    found = heard(learned, text)
    assert found.intent == "buiten_bereik" and found.out_of_scope
    assert all(chance == 0 for _, chance in found.themes)


def test_a_call_for_a_person_is_heard_in_a_long_message(learned: Recogniser) -> None:
    story = "Ik heb schulden bij de bank. De deurwaarder staat voor de deur. Ik wil een mens spreken."
    found = heard(learned, story)
    assert found.asks_human and found.intent == "mens"
    assert found.themes[0][0] == "geld"


def test_many_at_once_give_what_each_gives_alone(learned: Recogniser) -> None:
    texts = ["ik heb schulden", "ja", "👍", "Ik ben eenzaam. " * 8]
    together = learned.understand_all([WORDS.of(text) for text in texts])
    for text, found in zip(texts, together, strict=True):
        alone = heard(learned, text)
        assert alone.intent == found.intent
        assert dict(alone.themes) == pytest.approx(dict(found.themes), abs=1e-5)


def test_what_was_learned_comes_back_the_same_and_fast(learned: Recogniser, tmp_path: Path) -> None:
    learned.save(tmp_path)
    began = time.monotonic()
    again = Recogniser.load(tmp_path)
    assert time.monotonic() - began < 1
    assert heard(again, "ik heb schulden") == heard(learned, "ik heb schulden")
