# SPDX-License-Identifier: EUPL-1.2
"""Typed answers to being asked later, and to how it went."""

from __future__ import annotations

import pytest

from bot.conversation.outcome import Item
from bot.follow_up import answer
from store.conversation import ConversationRef


def _typed(text: str) -> Item:
    return Item("1-0", ConversationRef("o", "0" * 32), 5, {"kind": "text", "text": text}, 1, 0.0, False)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("over drie dagen", 3),
        ("Ja, over 3 dagen.", 3),
        ("ja graag over een week", 7),
        ("over vijf dagen", 5),
        ("ja", 3),
        ("nee", 0),
        ("liever niet", 0),
        ("ik heb ook schulden", None),
        ("ja maar ik heb ook schulden", None),
    ],
)
def test_days_can_be_typed(text: str, days: int | None) -> None:
    assert answer.chosen(_typed(text)) == days


@pytest.mark.parametrize(
    ("text", "went"),
    [
        ("Ja, gelukt", "yes"),
        ("het is gelukt!", "yes"),
        ("een beetje", "some"),
        ("ja een beetje", "some"),
        ("niet gelukt", "no"),
        ("nee het is nog niet gelukt", "no"),
        ("ik heb ook schulden", None),
    ],
)
def test_clear_words_count_also_later(text: str, went: str | None) -> None:
    assert answer.went(_typed(text), just_asked=False) == went


@pytest.mark.parametrize(
    ("text", "went"),
    [("ja", "yes"), ("nee", "no"), ("nog niet", "no"), ("nee ze namen niet op", "no"), ("bijna", "some")],
)
def test_a_bare_yes_or_no_counts_only_right_after_the_question(text: str, went: str) -> None:
    assert answer.went(_typed(text), just_asked=True) == went
    assert answer.went(_typed(text), just_asked=False) is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("kun je over een week vragen of het gelukt is", True),
        ("wil je me later vragen hoe het gaat?", True),
        ("ik wil vragen hoe het werkt met toeslagen", False),
        ("ik heb een vraag over mijn huur", False),
        ("het is gelukt", False),
    ],
)
def test_a_resident_may_ask_for_it_by_themselves(text: str, asks: bool) -> None:
    assert answer.asks(_typed(text)) is asks
