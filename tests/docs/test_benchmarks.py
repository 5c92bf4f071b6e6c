# SPDX-License-Identifier: EUPL-1.2
"""docs/benchmarks.md and docs/rasa_tests.md against what is there."""

from __future__ import annotations

import re

import pytest

from bot.settings import ROOT
from tests.bench.__main__ import PARTS
from tests.bench.table import MARKS, Table

PAGES = [ROOT / "docs" / name for name in ("benchmarks.md", "rasa_tests.md", "scale.md")]
BENCHMARKS = PAGES[0].read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_a_page_names_are_there(page: object) -> None:
    text = ROOT.joinpath(str(page)).read_text("utf-8")
    named = re.findall(r"`((?:nlu|store|bot|tests|content)/[\w./]+)`", text)
    theirs = ("tests/engine", "tests/core", "tests/shared", "tests/conftest.py")
    ours = [name for name in named if not name.startswith(theirs)]
    assert ours
    assert [name for name in ours if not (ROOT / name).exists()] == []


def test_every_patch_of_rasa_is_told_of() -> None:
    patches = {path.name for path in (ROOT / "nlu" / "patches").glob("*.py")}
    told = set(re.findall(r"nlu/patches/(\w+\.py)", BENCHMARKS))
    assert patches - told == {"__init__.py", "source.py", "action_timeout.py"}


def test_it_names_every_part_that_can_be_measured_by_itself() -> None:
    listed = " ".join(BENCHMARKS.split("the parts are", 1)[1].split(".", 1)[0].split())
    assert re.findall(r"`(\w+)`", listed) == list(PARTS)


def test_every_part_has_its_figures() -> None:
    assert re.findall(r"^### (.*)$", BENCHMARKS, re.MULTILINE) == [title for title, _ in PARTS.values()]


def test_the_figures_of_a_run_take_the_place_of_the_last(tmp_path: object) -> None:
    page = ROOT.joinpath(str(tmp_path)) / "page.md"
    page.write_text(f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n", "utf-8")
    table = Table()
    table.part("A part")
    table.ratio("a ratio", 0.5, 0.4)
    table.write(page)
    text = page.read_text("utf-8")
    assert "| a ratio | 0.50 | at most 0.4 | NO |" in text
    assert "old" not in text
    assert text.startswith("before\n") and text.endswith("after\n")
