# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.model import Example
from nlu.recognise.lessons import lessons
from nlu.recognise.measure import heard, shares
from nlu.recognise.understanding import Decision, Understanding


def found(*detected: str, decision: Decision = "sure") -> Understanding:
    themes = tuple((theme, 0.9) for theme in (*detected, "rust", "stilte"))
    return Understanding("zorg_delen", (), themes, 0.0, decision, detected, False)


def test_every_written_sentence_is_asked_once(var: Path) -> None:
    catalogue = Catalogue.open(var / "content")
    written = {example.text for example in catalogue.examples()}
    asked = [example.text for example, _ in heard(lessons(catalogue), written)]
    assert sorted(asked) == sorted(written)


def test_shares_count_what_was_right() -> None:
    result = shares(
        [
            (Example("a", "zorg_delen", ("geld", "wonen")), found("geld")),
            (Example("b", "zorg_delen", ("rust",)), found("zorg", decision="confirm")),
            (Example("c", "buiten_bereik"), found("geld")),
        ]
    )
    assert (result.best, result.in_two, result.sure, result.sure_right) == (0.5, 1.0, 0.5, 1.0)
    assert (result.confirm, result.confirm_right, result.caught, result.pressed) == (0.5, 0.0, 0.0, 1.0)
    assert result.f1 == pytest.approx(2 / 5)
