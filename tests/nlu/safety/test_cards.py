# SPDX-License-Identifier: EUPL-1.2
"""What every danger card keeps to."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from nlu.safety.card_choice import card_of
from nlu.safety.examples import read_yaml
from nlu.safety.safety import HERE, Safety

CARDS: dict[str, Any] = read_yaml(HERE / "cards.yml")
LAST = "Ik ben een computer. Ik kan geen hulp sturen."
NUMBERS = {"112", "113", "0800-0113", "0800-2000", "0800-0188", "0800-9009"}
WRITTEN = [(key, form) for key in CARDS for form in ("je", "u")]
HINTS = ("child", "adult", "elder", "carer", "acts", "sexual", "attempt")
ANSWERS = {"ja", "nee", "weet_niet"}


def sentences(lines: list[str]) -> list[str]:
    """The sentences of a card."""
    return [s for line in lines for s in re.split(r"(?<=[.?!])\s+", line) if s]


def test_every_verdict_has_a_card(safety: Safety) -> None:
    for name, certainty in product(safety.detector.roles, ("clear", "perhaps")):
        kind, role = name.split(":")
        for hint in (*HINTS, ""):
            assert card_of(kind, role, certainty, frozenset({hint, "acts"})).card in CARDS


@pytest.mark.parametrize(("key", "form"), WRITTEN)
def test_a_card_ends_with_the_truth_about_the_computer(key: str, form: str) -> None:
    assert CARDS[key][form][-1] == LAST


@pytest.mark.parametrize(("key", "form"), WRITTEN)
def test_a_card_is_short_and_asks_one_thing_at_most(key: str, form: str) -> None:
    lines = CARDS[key][form]
    assert lines.count("") <= 1
    assert all(len(sentence.split()) <= 12 for sentence in sentences(lines))
    assert "".join(lines).count("?") <= 1
    assert "!" not in "".join(lines)


@pytest.mark.parametrize(("key", "form"), WRITTEN)
def test_a_card_names_checked_numbers_only(key: str, form: str) -> None:
    assert set(re.findall(r"\d[\d-]{2,}", " ".join(CARDS[key][form]))) <= NUMBERS


@pytest.mark.parametrize(("key", "form"), WRITTEN)
def test_violence_stays_hidden_from_a_screen_that_others_see(key: str, form: str) -> None:
    card = CARDS[key]
    assert card["private"] == (card["kind"] == "geweld")
    if card["private"]:
        assert card[form][0] in {"Hier is je antwoord.", "Hier is uw antwoord.", "Hier is het antwoord."}


@pytest.mark.parametrize(("key", "form"), WRITTEN)
def test_no_card_has_a_link_but_113(key: str, form: str) -> None:
    text = " ".join(CARDS[key][form])
    links = re.findall(r"\w+\.nl|https?:\S+|www\.\S+", text)
    assert set(links) <= ({"113.nl"} if CARDS[key]["kind"] == "suicide" else set())


@pytest.mark.parametrize("key", CARDS)
def test_a_person_is_in_reach_from_every_card(key: str) -> None:
    assert "mens" in CARDS[key]["buttons"]


@pytest.mark.parametrize("key", CARDS)
def test_every_answer_that_can_be_pressed_has_a_card_of_the_same_kind(key: str) -> None:
    card = CARDS[key]
    answers = card.get("answers", {})
    assert set(answers) == ANSWERS & set(card["buttons"])
    assert all(CARDS[follow]["kind"] == card["kind"] for follow in answers.values())


@pytest.mark.parametrize("kind", ["suicide", "geweld", "gevaar"])
def test_the_next_message_is_read_in_the_light_of_the_card(kind: str) -> None:
    card = CARDS[f"danger_next_{kind}"]
    assert {"mens", "iets_anders"} == set(card["buttons"])


@pytest.mark.parametrize("key", CARDS)
def test_unchecked_lines_say_so_in_their_source(key: str) -> None:
    text = " ".join(CARDS[key]["je"])
    if "0800-9009" in text or "112NL" in text:
        assert "nog te toetsen door een professional" in CARDS[key]["source"]


def test_the_words_that_do_harm_are_in_no_card() -> None:
    for card in CARDS.values():
        text = " ".join([*card["je"], *card["u"]]).lower()
        assert not re.search(r"ga weg|komt goed|je ouders|adres|relatietherapie|zeg niets", text)
