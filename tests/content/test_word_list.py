# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from content.word_list import phrases


def test_lines_of_one_name_belong_together(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("# remark: no\nday: maandag; dinsdag\nday: woensdag;\n", "utf-8")

    assert phrases(file) == {"day": ["maandag", "dinsdag", "woensdag"]}


def test_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert phrases(tmp_path / "none.txt") == {}
