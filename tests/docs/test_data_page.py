# SPDX-License-Identifier: EUPL-1.2
"""docs/data.md says what store.retention says."""

from __future__ import annotations

from pathlib import Path

from store.retention import TABLE
from tests.docs import data_page


def test_the_page_is_up_to_date() -> None:
    page = data_page.PAGE.read_text(encoding="utf-8")
    assert page == data_page.written(page, data_page.tables()), (
        "run: .venv/bin/python -m tests.docs.data_page"
    )


def test_every_row_is_in_it_once() -> None:
    page = data_page.PAGE.read_text(encoding="utf-8")
    for row in TABLE:
        assert page.count(f"`{row.kind}` |") == 1, row.kind


def test_writing_it_changes_only_what_stands_between_the_marks(tmp_path: Path) -> None:
    page = tmp_path / "data.md"
    page.write_text(f"before\n{data_page.BEGIN}old\n{data_page.END}after\n", encoding="utf-8")
    data_page.main(page)
    written = page.read_text(encoding="utf-8")
    assert written.startswith("before\n")
    assert written.endswith("after\n")
    assert "old" not in written
    assert "| `conv` |" in written
