# SPDX-License-Identifier: EUPL-1.2
"""How a phrase pattern is found."""

from __future__ import annotations

import pytest

from nlu.safety.pattern import parse


def places(text: str) -> dict[str, list[int]]:
    """Where each word stands, every word an atom."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(text.split()):
        found.setdefault(word, []).append(place)
    return found


@pytest.mark.parametrize("text", ["ik wil dood", "ik wil nu echt dood", "nou ik wil maar dood zijn"])
def test_a_gap_lets_other_words_in(text: str) -> None:
    assert parse("ik wil ..2 dood").find(places(text))


@pytest.mark.parametrize("text", ["dood wil ik", "ik wil a b c dood", "wil dood"])
def test_order_and_width_of_a_gap_count(text: str) -> None:
    assert not parse("ik wil ..2 dood").find(places(text))


def test_a_closed_gap_stops_where_the_writer_speaks_of_himself() -> None:
    assert parse("man ..4! wil dood").find(places("mijn man zegt hij wil dood"))
    assert not parse("man ..4! wil dood").find(places("mijn man sliep ik wil dood"))


def test_braces_find_words_in_any_order() -> None:
    assert parse("{4} slaat mij").find(places("mij heeft hij slaat"))
    assert not parse("{3} slaat mij").find(places("mij heeft hij slaat"))


def test_words_every_message_is_read_without_are_left_out_of_a_pattern() -> None:
    assert parse("ik wil gewoon dood", frozenset({"gewoon"})).atoms == ("ik", "wil", "dood")


def test_a_pattern_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="without words"):
        parse("..3")


def test_the_longest_way_through_many_repeats_is_short() -> None:
    many = {"a": list(range(0, 4000, 2)), "b": list(range(1, 4000, 2))}
    assert parse("a ..9 b ..9 a ..9 b ..9 a").find(many)
