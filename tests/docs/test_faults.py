# SPDX-License-Identifier: EUPL-1.2
"""docs/faults.md: every fault that was decided on is tried, and what is tried stands there."""

from __future__ import annotations

import re

import pytest

from bot.channels.telegram import without
from bot.danger import unkept
from bot.settings import ROOT
from bot.web import chat
from tests.promises.test_faults import FAULTS

PAGE = ROOT / "docs" / "faults.md"
_ROW = re.compile(r"^\| (.+) \| \[([^\]]+)\]\(\.\./(tests/promises/test_\w+\.py)\) \|$", re.MULTILINE)


def _rows() -> list[tuple[str, str]]:
    return [(name, file) for _, name, file in _ROW.findall(PAGE.read_text(encoding="utf-8"))]


def test_every_fault_of_the_page_is_tried_in_a_test_that_is_there() -> None:
    assert len(_rows()) >= 12
    assert [file for _, file in _rows() if not (ROOT / file).is_file()] == []
    tried = {name for name, file in _rows() if file.endswith("test_faults.py")}
    assert tried == set(FAULTS)


@pytest.mark.parametrize(
    ("word", "file", "test"),
    [
        ("sending", "tests/store/test_budget.py", "a_clock_that_is_set_back_silences_nobody"),
        ("leases", "tests/store/test_lease.py", "who_died_before_the_clock_was_set_back"),
    ],
)
def test_what_goes_by_another_clock_is_tried_where_the_page_says(word: str, file: str, test: str) -> None:
    assert f"[{word}](../{file})" in PAGE.read_text(encoding="utf-8")
    assert f"def test_{test}" in (ROOT / file).read_text(encoding="utf-8")


def test_the_seconds_of_the_page_are_those_of_the_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert (unkept.AT_ONCE_S, chat.LONGEST_S, without.PATIENCE_S) == (1.0, 9.0, 5.0)
    for words in ("after a second", "after 9 seconds", "after 5 seconds", "`AT_ONCE_S`"):
        assert words in text
