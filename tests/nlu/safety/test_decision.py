# SPDX-License-Identifier: EUPL-1.2
"""From hits and likelihoods to one verdict."""

from __future__ import annotations

import pytest

from nlu.safety.decision import decide
from nlu.safety.detector import Reading
from nlu.safety.rules import Found, Rule
from nlu.safety.verdict import Verdict
from nlu.safety.words import Words

NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")
WORDS = Words(("^", *NUMBERS, "$"), tuple(range(10)))
ROLES = {"suicide:self": 1.0, "suicide:other": 0.0, "geweld:victim": 1.0, "gevaar:now": 0.0} | {
    "gevaar:medical": 1.0
}


def verdict(
    likely: dict[str, float],
    *rules: tuple[str, str, str],
    guards: tuple[str, ...] = (),
    silenced_by: tuple[str, ...] = (),
    words: Words = WORDS,
) -> Verdict:
    """The verdict on a message with these likelihoods and rules (kind, role, sure)."""
    kinds = {"none": 1 - sum(likely.values()), "suicide": 0.0, "geweld": 0.0, "gevaar": 0.0} | likely
    hits = tuple(Rule("x", kind, role, sure, ()) for kind, role, sure in rules)
    found = Found(hits, frozenset(guards), frozenset(), words, (), frozenset(silenced_by))
    return decide(found, Reading(kinds, ROLES))


def test_nothing_seen_is_no_danger() -> None:
    assert verdict({"suicide": 0.05}) == Verdict()


def test_a_sure_rule_suffices() -> None:
    assert verdict({"suicide": 0.2}, ("suicide", "self", "clear")).certainty == "clear"


def test_a_sure_rule_the_rest_of_the_message_speaks_against_asks() -> None:
    assert verdict({"suicide": 0.01}, ("suicide", "self", "clear")).card == "suicide_unsure"


def test_the_detector_alone_suffices() -> None:
    assert verdict({"geweld": 0.3}) == Verdict("geweld", "perhaps", "victim", "geweld_unsure")
    assert verdict({"geweld": 0.99}) == Verdict("geweld", "clear", "victim", "geweld_victim")


def test_about_a_book_the_detector_alone_must_be_surer() -> None:
    assert verdict({"geweld": 0.16}).certainty == "perhaps"
    assert verdict({"geweld": 0.16}, guards=("fiction",)) == Verdict()
    assert verdict({"geweld": 0.99}, guards=("fiction",)).certainty == "perhaps"


def test_where_a_book_explains_the_dangerous_words_the_detector_must_be_far_surer() -> None:
    assert verdict({"geweld": 0.6}, guards=("fiction",)).certainty == "perhaps"
    assert verdict({"geweld": 0.6}, guards=("fiction",), silenced_by=("fiction",)) == Verdict()
    assert verdict({"geweld": 0.7}, guards=("fiction",), silenced_by=("fiction",)).certainty == "perhaps"


def test_where_it_is_said_not_to_be_so_the_detector_alone_must_be_far_surer() -> None:
    assert verdict({"geweld": 0.4}, guards=("not_hit",)) == Verdict()
    assert verdict({"geweld": 0.4}, guards=("fiction",)).certainty == "perhaps"


def test_a_few_words_must_look_like_danger_more_than_many() -> None:
    few = Words(("^", *NUMBERS[:5], "$"), tuple(range(7)))
    assert verdict({"suicide": 0.18}, words=few) == Verdict()
    assert verdict({"suicide": 0.18}).certainty == "perhaps"
    assert verdict({"suicide": 0.3}, words=few).certainty == "perhaps"


def test_a_word_or_two_must_look_like_danger_very_much() -> None:
    short = Words(("^", "dodewaard", "$"), (0, 1, 2))
    assert verdict({"suicide": 0.4}, words=short) == Verdict()


def test_a_sure_rule_decides_the_kind_over_the_detector() -> None:
    assert verdict({"suicide": 0.6, "gevaar": 0.1}, ("gevaar", "now", "clear")).kind == "gevaar"


@pytest.mark.parametrize("role", ["self", "other"])
def test_the_rules_role_is_taken(role: str) -> None:
    assert verdict({"suicide": 0.9}, ("suicide", role, "clear")).role == role


def test_where_a_sure_rule_does_not_tell_who_is_in_danger_the_card_is_the_one_that_is_safe_for_all() -> None:
    found = verdict({"geweld": 0.9}, ("geweld", "unsure", "clear"))
    assert (found.role, found.card) == ("unsure", "geweld_unsure")


def test_a_rule_that_tells_who_is_in_danger_is_heard_beside_one_as_sure_that_does_not() -> None:
    both = (("geweld", "unsure", "clear"), ("geweld", "victim", "clear"))
    assert verdict({"geweld": 0.9}, *both).role == "victim"


def test_between_equals_what_is_acute_comes_first() -> None:
    both = (("suicide", "self", "clear"), ("gevaar", "medical", "clear"))
    assert verdict({"suicide": 0.4, "gevaar": 0.4}, *both).kind == "gevaar"
