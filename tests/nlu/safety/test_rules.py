# SPDX-License-Identifier: EUPL-1.2
"""How guards and sayings silence a rule, and how little they silence."""

from __future__ import annotations

import pytest

from nlu.safety.rules import Rules
from nlu.safety.words import read

DATA = {
    "fillers": ["gewoon"],
    "spellings": {"doot": "dood"},
    "classes": {"wil": ["wil", "wou"]},
    "fields": {"f_dood": ["dood"]},
    "not_misspelt": [],
    "idioms": ["lach me dood"],
    "guards": {
        "negated": {"reach": 2, "patterns": ["niet dood"]},
        "fiction": {"reach": "message", "patterns": ["boek"]},
    },
    "rules": [
        {
            "id": "wil",
            "kind": "suicide",
            "role": "self",
            "sure": "clear",
            "unless": ["negated", "fiction"],
            "any": ["ik ..2 @wil ..2 dood"],
        }
    ],
    "hints": {"child": ["ik ben 12"]},
}


def hits(text: str) -> list[str]:
    """The rules that count in a text."""
    rules = Rules(DATA)
    return [rule.id for rule in rules.find(read(text, rules.lexicon)).hits]


@pytest.mark.parametrize("text", ["ik wil dood", "ik wou gewoon doot", "ik lach me dood maar ik wil dood"])
def test_a_rule_is_found(text: str) -> None:
    assert hits(text) == ["wil"]


@pytest.mark.parametrize("text", ["ik wil niet dood", "ik lach me dood", "in dit boek: ik wil dood", "dood"])
def test_a_guard_or_a_saying_silences_it(text: str) -> None:
    assert hits(text) == []


def test_a_guard_elsewhere_in_the_text_does_not_reach_far() -> None:
    assert hits("de plant is niet dood. ik heb alles geprobeerd en ik wil dood") == ["wil"]


def test_hints_and_fields_are_told() -> None:
    rules = Rules(DATA)
    found = rules.find(read("ik ben 12 en dood", rules.lexicon))
    assert found.hints == {"child"}
    assert found.concepts[-1] == ("@f_dood",)
