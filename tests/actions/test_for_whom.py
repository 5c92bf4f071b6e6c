# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from actions.for_whom import heard


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("mijn buurvrouw is zo alleen", "eenzaamheid"),
        ("Ik zoek hulp voor mijn moeder", "zorg"),
        ("voor een vriend", "geld"),
    ],
)
def test_asking_for_another_is_noticed(text: str, theme: str) -> None:
    assert heard(text, (theme,)) == "ander"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("mijn buurman maakt herrie", "wonen"),
        ("mijn moeder is overleden", "rouw"),
        ("ik heb schulden", "geld"),
    ],
)
def test_in_doubt_nothing_is_noted(text: str, theme: str) -> None:
    assert heard(text, (theme,)) is None
