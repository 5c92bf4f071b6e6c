# SPDX-License-Identifier: EUPL-1.2
"""docs/desk.md is plain, and names what stands on the screen as it stands there."""

from __future__ import annotations

import re

from bot.settings import ROOT
from content.loader import load
from tests.docs import pages

PAGE = ROOT / "docs" / "desk.md"
LONGEST = 15
_MARKUP = re.compile(r"^#+ |^- |^\d\. |\*\*|!\[[^\]]*\]\([^)]*\)|^\|.*$", re.MULTILINE)
_END = re.compile(r"[.?!:;](?:”)?(?:\s|$)|\n\n|\n(?=[A-Z“*-])")


def _sentences() -> list[str]:
    plain = _MARKUP.sub("", pages.text(PAGE))
    return [one.strip() for one in _END.split(plain) if one.strip()]


def test_every_sentence_is_short() -> None:
    sentences = _sentences()
    assert len(sentences) > 100
    assert [one for one in sentences if len(one.split()) > LONGEST] == []


def test_what_it_quotes_stands_on_the_screen() -> None:
    entries = load(ROOT / "content").entries("message")
    said = {str(entry.data.get("text", "")) for entry in entries.values()}
    quoted = re.findall(r"“([^” ][^”]*)”", pages.text(PAGE))
    assert len(set(quoted)) > 30
    assert [one for one in quoted if one not in said] == []


def test_it_shows_the_desk() -> None:
    shown = [link for link in pages.links(PAGE) if "bureau-" in link]
    assert len(shown) >= 4
