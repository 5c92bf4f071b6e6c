# SPDX-License-Identifier: EUPL-1.2
"""docs/security.md says what the app's routes say."""

from __future__ import annotations

from pathlib import Path

from tests.docs import security_page


def test_the_matrix_is_up_to_date() -> None:
    page = security_page.PAGE.read_text(encoding="utf-8")
    assert page == security_page.written(page, security_page.table()), (
        "run: .venv/bin/python -m tests.docs.security_page"
    )


def test_no_editor_and_no_operator_finds_a_conversation() -> None:
    rows = [line for line in security_page.table().splitlines() if "/desk/gesprek/" in line]
    assert len(rows) > 10
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[1] in ("log in", "401", "204") and cells[3:] == ["404", "yes", "403", "403"]


def test_writing_it_changes_only_what_stands_between_the_marks(tmp_path: Path) -> None:
    page = tmp_path / "security.md"
    text = f"before\n{security_page.BEGIN}old\n{security_page.END}after\n"
    page.write_text(text, encoding="utf-8")
    security_page.main(page)
    written = page.read_text(encoding="utf-8")
    assert written.startswith("before\n") and written.endswith("after\n") and "old" not in written
