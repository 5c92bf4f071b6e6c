# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from nlu.safety import apart
from nlu.safety.apart import FOLDER, Figures
from nlu.safety.examples import Example, lines, training
from nlu.safety.safety import HERE


def test_shares_are_of_what_they_say() -> None:
    danger, harmless = Example("a", "geweld", "victim"), Example("b", "none", "-")
    heard = [(danger, "geweld"), (danger, "suicide"), (danger, None), (harmless, None), (harmless, "gevaar")]
    found = Figures.of([*heard, (danger, "geweld")])
    assert (found.danger, found.seen, round(found.right, 1)) == (4, 75.0, 66.7)
    assert (found.harmless, found.alarms) == (2, 50.0)


def test_nothing_that_is_kept_apart_is_learned_from() -> None:
    learned = {example.text.casefold() for example in training(HERE)}
    apart_from_it = [example.text for path in FOLDER.glob("*.txt") for example in lines(path)]
    assert len(apart_from_it) > 8000
    assert [text for text in apart_from_it if text.casefold() in learned and len(text.split()) > 4] == []


def test_a_file_is_measured_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "stem.txt"
    path.write_text("suicide | self | ik wil dood\nnone | - | wanneer komt de vuilnis\n", "utf-8")
    assert apart.main([str(path)]) == 0
    said = capsys.readouterr().out
    assert "danger seen 100.0 % of     1" in said and "false alarms   0.0 % of     1" in said


def test_a_line_that_is_not_well_formed_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stem.txt"
    path.write_text("ik wil dood\n", "utf-8")
    with pytest.raises(SystemExit, match=r"stem\.txt:1: write kind"):
        apart.main([str(path)])
