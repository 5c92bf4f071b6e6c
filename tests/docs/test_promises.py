# SPDX-License-Identifier: EUPL-1.2
"""docs/promises.md says what the tests of tests/promises promise, with the same bars."""

from __future__ import annotations

import re

from bot.settings import ROOT
from tests.bench.__main__ import PARTS
from tests.docs import pages
from tests.promises.figures import Row
from tests.promises.made import FOLDER, Made, made, without
from tests.promises.table import lines

PAGE = ROOT / "docs" / "promises.md"
_ROW = re.compile(
    r"^\| (.+?) \| (.+?) \| \[(test_\w+)\]\(\.\./tests/promises/(test_\w+\.py)\) \|$", re.MULTILINE
)


def _on_the_page() -> list[Made]:
    text = PAGE.read_text(encoding="utf-8")
    return [Made(promise, bar, file, test) for promise, bar, test, file in _ROW.findall(text)]


def test_every_promise_on_the_page_is_shown_by_a_test_with_that_bar() -> None:
    assert [promise for promise in _on_the_page() if promise not in made()] == []


def test_every_promise_a_test_makes_stands_on_the_page_once() -> None:
    page = _on_the_page()
    assert [promise for promise in made() if page.count(promise) != 1] == []


def test_every_row_of_the_page_is_read_here() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if "tests/promises/test_" in line]
    assert len(rows) == len(_on_the_page()) > 0


def test_what_is_measured_elsewhere_is_linked_with_a_command_that_exists() -> None:
    chapter = pages.chapter(PAGE, "fast-small-set-up-with-one-command-and-how-far-it-goes")
    for name in ("benchmarks.md", "scale.md", "rasa_tests.md"):
        assert f"]({name})" in chapter
    parts = " ".join(re.findall(r'BENCH_ARGS="([^"]+)"', chapter)).split()
    assert parts and set(parts) <= PARTS.keys()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"bench", "baseline", "test-nlu"} == set(re.findall(r"`make ([a-z-]+)", chapter)) & targets


def test_every_test_of_a_promise_gives_a_figure_under_a_name_of_its_own() -> None:
    assert without() == []
    names = [(promise.promise, promise.file) for promise in made()]
    assert len({name for name, _ in names}) == len(set(names))
    assert (FOLDER / "conftest.py").exists()


def test_a_promise_that_is_broken_once_or_not_measured_is_not_kept() -> None:
    promises = [Made(name, "0", "test_x.py", f"test_{name}") for name in ("a", "b", "c")]
    rows = [Row("a", "0", "0", True, "x"), Row("b", "0", "0", True, "x"), Row("b", "1", "0", False, "x")]
    found, kept = lines(promises, rows)
    assert [line[-1] for line in found] == ["yes", "NO", "not measured"]
    assert found[1][1] == "1" and not kept
    assert lines(promises[:1], rows) == ([("a", "0", "0", "yes")], True)
