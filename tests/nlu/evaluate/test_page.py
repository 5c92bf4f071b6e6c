# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from nlu.directory import ROOT
from nlu.evaluate.page import BEGIN, END, NoMarks, fill


def test_only_what_stands_between_the_marks_changes(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    fill(page, "new")
    fill(page, "newer")
    assert page.read_text("utf-8") == f"before\n{BEGIN}\nnewer\n{END}\nafter\n"


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n", "utf-8")
    with pytest.raises(NoMarks, match=r"page\.md"):
        fill(page, "new")
    assert page.read_text("utf-8") == "before\n"


def test_the_projects_own_page_has_the_marks() -> None:
    text = (ROOT / "docs" / "evaluation.md").read_text("utf-8")
    assert 0 < text.find(BEGIN) < text.find(END)
