# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from actions.told.typed import choice
from content.reply import Button

BUTTONS = [
    Button(id="ja", title="Ja"),
    Button(id="nee", title="Nee"),
    Button(id="weet_niet", title="Weet ik niet"),
]


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("ja", "ja"),
        ("JA!!", "ja"),
        ("nee, nog niet", "nee"),
        ("weet ik niet hoor", "weet_niet"),
        ("  Ja. ", "ja"),
    ],
)
def test_what_begins_with_the_words_of_a_button_presses_it(typed: str, id: str) -> None:
    pressed = choice(typed, BUTTONS)

    assert pressed is not None
    assert pressed.id == id


@pytest.mark.parametrize("typed", ["jammer", "", "misschien ja", "weet je", "🙂"])
def test_other_words_press_nothing(typed: str) -> None:
    assert choice(typed, BUTTONS) is None


def test_of_two_buttons_that_fit_the_longest_is_meant() -> None:
    buttons = [Button(id="a", title="Hengelo"), Button(id="b", title="Hengelo (Gelderland)")]

    pressed = choice("hengelo gelderland", buttons)

    assert pressed is not None
    assert pressed.id == "b"
