# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import time

from nlu.explain.danger import Dangers

VEILED = "voor iedereen een brief geschreven en mijn spullen weggegeven, straks is het stil"


def test_a_rule_is_named_with_the_words_it_found_and_its_line(dangers: Dangers) -> None:
    found = dangers.why("ik wil dood")
    assert (found.verdict.kind, found.verdict.certainty) == ("suicide", "clear")
    (fired,) = [fired for fired in found.rules if fired.rule == "zelf_dood_willen"]
    assert fired.words == "ik wil dood" and not fired.held_by
    assert fired.place.startswith("content/safety/rules.yml:")


def test_a_guard_that_held_is_named_with_its_words(dangers: Dangers) -> None:
    found = dangers.why("in de film zegt een man: ik wil dood")
    held = {(fired.rule, guard.name, guard.words) for fired in found.rules for guard in fired.held_by}
    assert ("zelf_dood_willen", "fiction", "film") in held
    assert [guard.name for guard in found.doubted_by] == ["fiction"] and found.needed > 0.4


def test_what_only_the_detector_heard_is_told_by_the_words_that_carried_it(dangers: Dangers) -> None:
    found = dangers.why(VEILED)
    assert found.verdict.kind == "suicide" and not found.rules
    assert found.likelihood is not None and found.likelihood >= found.needed
    assert "weggegeven" in " ".join(word.text for word in found.words)
    assert all(word.without < found.likelihood for word in found.words)


def test_in_a_long_message_the_words_of_danger_are_found_soon(dangers: Dangers) -> None:
    began = time.perf_counter()
    found = dangers.why(f"mijn oog is weer blauw, ik zeg op het werk dat ik gevallen ben. {VEILED}. " * 6)
    assert time.perf_counter() - began < 1
    assert found.likelihood is not None and found.likelihood >= found.needed
    assert found.words
    assert all(word.without < found.likelihood for word in found.words)


def test_an_everyday_message_names_no_rule_and_no_words(dangers: Dangers) -> None:
    found = dangers.why("de huur gaat omhoog en ik zoek een ander huis")
    assert found.verdict.kind is None and found.rules == () and found.words == ()
    assert found.likelihood is not None and found.likelihood < found.needed


def test_of_a_word_or_two_the_detector_is_not_asked(dangers: Dangers) -> None:
    assert dangers.why("geld").likelihood is None
    assert dangers.why("").likelihood is None


def test_danger_in_another_language_names_the_phrase(dangers: Dangers) -> None:
    found = dangers.why("je veux mourir")
    assert (found.verdict.language, found.phrase) == ("fr", "je veux mourir")
