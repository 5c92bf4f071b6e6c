# SPDX-License-Identifier: EUPL-1.2
"""The examples in docs/editing.md are right, and the check says what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import ROOT
from content.check import check
from tests.docs import pages

PAGE = ROOT / "docs" / "editing.md"
BAD = """\
welcome:
  je: "Hallo! Vertel ons hier nu alsjeblieft in je eigen woorden wat er nu allemaal bij jou thuis gaande is."
  u: "Hallo. Vertel wat je wilt."
"""


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """An organisation's own layer, with a folder for texts and one for contacts."""
    for folder in ("messages", "canned", "directory/local", "activities"):
        (tmp_path / "standaard" / folder).mkdir(parents=True)
    return tmp_path


def _found(layer: Path) -> list[str]:
    found = check(ROOT / "content", layer)
    own = [problem for problem in found if layer in problem.file.parents]
    return [f"{p.file.relative_to(layer / 'standaard')}:{p.line}: {p.message}" for p in own]


def test_the_examples_have_nothing_wrong(layer: Path) -> None:
    text, canned, contact, activity = pages.blocks(PAGE, "yaml")
    (layer / "standaard" / "activities" / "own.yml").write_text(activity, encoding="utf-8")
    (layer / "standaard" / "canned" / "own.yml").write_text(canned, encoding="utf-8")
    (layer / "standaard" / "messages" / "own.yml").write_text(text, encoding="utf-8")
    (layer / "standaard" / "directory" / "local" / "GM0402.yml").write_text(contact, encoding="utf-8")
    assert _found(layer) == []


def test_the_check_says_what_the_page_says(layer: Path) -> None:
    (layer / "standaard" / "messages" / "own.yml").write_text(BAD, encoding="utf-8")
    shown = next(block for block in pages.blocks(PAGE, "text") if "own.yml:2" in block)
    assert _found(layer) == shown.splitlines()


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"`(content/[a-z_/.]+)`", pages.text(PAGE))
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []
