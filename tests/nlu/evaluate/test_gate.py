# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlu.evaluate import gate
from nlu.evaluate.share import Share

FOUND = {name: Share(2, 3) for name in gate.KEPT}


@pytest.fixture(name="file")
def fixture_file(tmp_path: Path) -> Path:
    file = tmp_path / "last.json"
    gate.accept(FOUND, file)
    return file


def test_the_same_figures_as_were_committed_pass(file: Path) -> None:
    assert gate.fallen(FOUND, file) == ""


def test_better_figures_pass_and_leave_the_file(file: Path) -> None:
    before = file.read_text("utf-8")
    assert gate.fallen({**FOUND, "recall": Share(3, 3)}, file) == ""
    assert file.read_text("utf-8") == before


@pytest.mark.parametrize(("name", "said"), [("recall", "danger seen"), ("explicit", "in so many words")])
def test_more_danger_missed_is_said_in_one_line(file: Path, name: str, said: str) -> None:
    worse = gate.fallen({**FOUND, name: Share(1, 3)}, file)
    assert said in worse and "33.3 %, was 66.7 %" in worse and "\n" not in worse


@pytest.mark.parametrize("name", ["veiled", "third_person", "misleading_alarm"])
def test_the_other_figures_are_only_kept(file: Path, name: str) -> None:
    assert gate.fallen({**FOUND, name: Share(0, 3)}, file) == ""
    assert json.loads(file.read_text("utf-8"))[name] == 0.6667


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"recall": "much", "explicit": 1}'])
def test_a_file_without_figures_does_not_pass(tmp_path: Path, text: str) -> None:
    file = tmp_path / "last.json"
    file.write_text(text, "utf-8")
    assert "--accept" in gate.fallen(FOUND, file)
    file.unlink()
    assert "--accept" in gate.fallen(FOUND, file)
