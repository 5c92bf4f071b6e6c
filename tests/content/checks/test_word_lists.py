# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from content.checks.word_lists import problems


def test_a_line_that_is_no_list_and_a_happening_without_a_reason_are_named(tmp_path: Path) -> None:
    (tmp_path / "understanding").mkdir()
    (tmp_path / "understanding" / "happenings.txt").write_text("# zo\n\nveiling: geveild\n", "utf-8")
    (tmp_path / "understanding" / "times.txt").write_text("today: vandaag\nmorgen\nday_0:\n", "utf-8")

    found = [f"{problem.file.name}:{problem.line}" for problem in problems(tmp_path, {})]

    assert found == ["happenings.txt:3", "times.txt:2", "times.txt:3"]


def test_a_folder_without_lists_is_fine(tmp_path: Path) -> None:
    assert not list(problems(tmp_path, {}))
