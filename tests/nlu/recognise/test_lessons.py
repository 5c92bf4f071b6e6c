# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from content.catalogue import Catalogue
from nlu.recognise.lessons import PHRASE, WORRY, lessons


def test_names_of_themes_and_titles_of_buttons_are_learned_too(var: Path) -> None:
    found = {example.text: example for example in lessons(Catalogue.open(var / "content"))}
    assert found["Eenzaamheid"].themes == ("eenzaamheid",)
    assert found["Ik wil een mens spreken, graag"].intent == "mens"


def test_every_sentence_is_learned_once(var: Path) -> None:
    texts = [example.text for example in lessons(Catalogue.open(var / "content"))]
    assert len(texts) == len(set(texts))


def test_phrases_are_told_apart_from_sentences(var: Path) -> None:
    found = {example.text: example for example in lessons(Catalogue.open(var / "content"))}
    assert (found["geldzorgen"].intent, found["geldzorgen"].themes) == (PHRASE, ("geld",))
    assert found["ik heb schulden"].intent == WORRY
