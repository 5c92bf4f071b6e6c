# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace

from nlu.explain.themes import MOST_THEMES, MOST_WORDS, Heard, heard
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.words import Words

WORDS = Words.load()


def of(recogniser: Recogniser, text: str) -> Heard:
    said = WORDS.of(text)
    return heard(recogniser, said, recogniser.understand(said))


def test_each_theme_has_the_words_that_carried_it(recogniser: Recogniser) -> None:
    found = {theme.name: theme for theme in of(recogniser, "ik heb schulden en voel me eenzaam").themes}
    assert "schulden" in found["geld"].words[0].text
    assert "eenzaam" in found["eenzaamheid"].words[0].text
    assert found["geld"].words[0].without < found["geld"].by_words


def test_there_are_few_themes_and_few_words(recogniser: Recogniser) -> None:
    found = of(recogniser, "er zit schimmel op de muur, de bank belt over schulden en ik zie nooit iemand")
    assert 1 <= len(found.themes) <= MOST_THEMES
    assert all(len(theme.words) <= MOST_WORDS for theme in found.themes)


def test_what_speaks_against_the_best_theme_would_raise_it(recogniser: Recogniser) -> None:
    best = of(recogniser, "ik heb schulden en voel me eenzaam").themes[0]
    assert best.against
    assert all(word.without > best.by_words for word in best.against)


def test_a_greeting_carries_nothing(recogniser: Recogniser) -> None:
    words = [word.text for theme in of(recogniser, "hallo, ik heb schulden").themes for word in theme.words]
    assert words and not any("hallo" in word for word in words)


def test_a_call_for_a_person_has_the_words_that_carried_it(recogniser: Recogniser) -> None:
    found = of(recogniser, "kan een medewerker mij bellen")
    assert found.intent is not None and found.intent.name == "mens"
    assert any("bellen" in word.text or "medewerker" in word.text for word in found.intent.words)


def test_a_worry_has_no_other_intent(recogniser: Recogniser) -> None:
    assert of(recogniser, "ik heb schulden").intent is None


def test_a_known_short_answer_is_told_apart_from_its_words(recogniser: Recogniser) -> None:
    said = WORDS.of("iets over appels")
    raised = replace(recogniser.understand(said), language=None, themes=(("geld", 0.97), ("wonen", 0.01)))
    (theme,) = heard(recogniser, said, raised).themes
    assert (theme.name, theme.confidence) == ("geld", 0.97) and theme.by_words < 0.9


def test_in_another_language_and_without_words_no_words_are_named(recogniser: Recogniser) -> None:
    nothing = Heard((), None)
    assert of(recogniser, "i have a lot of debts and i need help with my rent please") == nothing
    assert of(recogniser, "?!") == of(recogniser, "") == nothing
