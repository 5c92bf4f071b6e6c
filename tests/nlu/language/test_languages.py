# SPDX-License-Identifier: EUPL-1.2
"""What the recogniser of languages promises, on sentences of each and on all our Dutch ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.library import BASE
from content.loader import load
from content.rows import examples
from nlu.directory import ROOT
from nlu.language import OTHER, Languages

SENTENCES = Path(__file__).parent / "sentences"
FILES = sorted(file.stem for file in SENTENCES.glob("*.txt"))
LEAST = 0.95
LEAST_EACH = 0.9
MOST_FALSE = 0.003
FOREIGN = {"buiten_bereik", "begroeten", "bedanken", "mens"}
"""Intents whose examples are partly in other languages, on purpose."""

DUTCH = (
    "ja",
    "ok",
    "hi",
    "hallo",
    "help",
    "no",
    "merci",
    "sorry",
    "weet ik niet",
    "help me",
    "nee merci",
    "thanks man",
    "ik heb no money please help me",
    "ik haw gjin jild mear en it hûs is kâld",
    "ik kin neet mie, ich bin kapot",
    "ich höb gein geld en ich bin allein",
    "oons moo is neet good en ik kan der nich met oet",
    "ewa broer ik heb echt geen cash meer wallah",
    "bro ik ben echt done met school, no joke",
    "ik niet begrijp deze brief van gemeente",
    "mijn man zegt i love you maar is nooit thuis",
    "Moi, ik bin op zuik noar waark",
    "kheb schulde en kan mn huur nie betale",
    "Wajong, WMO, UWV, CAK",
    "abonnement Netflix Spotify Basic-Fit",
    "¯\\_(ツ)_/¯",
    "🙂🙂",
    "",
    "Мені потрібна hulp met papieren, ik ben van Kharkiv en kan dit niet lezen",
)


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages.load()


def sentences(name: str) -> list[str]:
    return (SENTENCES / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", FILES)
def test_whole_sentences_of_each_language_are_known(languages: Languages, name: str) -> None:
    found = [languages.of(sentence) == name.split("_")[0] for sentence in sentences(name)]
    assert len(found) >= 30
    assert sum(found) / len(found) >= LEAST_EACH


def test_nearly_all_sentences_of_all_languages_are_known(languages: Languages) -> None:
    found = [languages.of(line) == name.split("_")[0] for name in FILES for line in sentences(name)]
    assert sum(found) / len(found) >= LEAST


@pytest.mark.parametrize("text", DUTCH)
def test_dialect_street_language_borrowed_words_and_short_answers_are_dutch(
    languages: Languages, text: str
) -> None:
    assert languages.of(text) is None


def test_our_own_dutch_sentences_are_not_taken_for_another_language(languages: Languages) -> None:
    dutch = [text for text, intent, *_ in examples(load(ROOT / "content"), BASE) if intent not in FOREIGN]
    false = [text for text in dutch if languages.of(text)]
    assert len(dutch) > 9000
    assert len(false) / len(dutch) <= MOST_FALSE, false


@pytest.mark.parametrize("text", ["मुझे मदद चाहिए", "אני צריך עזרה", "仕事をなくしました", "እርዳታ እፈልጋለሁ ነው"])
def test_a_language_we_have_no_text_for_is_another_one(languages: Languages, text: str) -> None:
    assert languages.of(text) == OTHER
