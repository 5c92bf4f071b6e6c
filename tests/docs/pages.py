# SPDX-License-Identifier: EUPL-1.2
"""The pages of the documentation and what they promise: commands, settings, links, blocks of text."""

from __future__ import annotations

import re
from pathlib import Path

from bot.settings import ROOT

README = ROOT / "README.md"
PAGES = (README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
_LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
_MAKE = re.compile(r"^make ([a-z][a-z-]*)(?=\s|$)", re.MULTILINE)
_COMMAND = re.compile(r"omzien ([a-z]+)(?: ([a-z]+))?")
_SETTING = re.compile(r"\b(?:OMZIEN_[A-Z_]+|REDIS_URL|PUBLIC_URL|CONTENT_DIR|TELEGRAM_[A-Z_]+)\b")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")


def links(page: Path) -> list[str]:
    """Where a page links to, pictures too."""
    return [link or picture for link, picture in _LINK.findall(text(page))]


def anchors(page: Path) -> set[str]:
    """What a link into a page may name: its headings, as they are made into addresses."""
    headings = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {_anchor(heading) for heading in headings}


def chapter(page: Path, anchor: str) -> str:
    """What stands under one heading."""
    pieces = re.split(r"^(?=#+ )", text(page), flags=re.MULTILINE)
    named = (piece for piece in pieces if piece.startswith("#"))
    return next(piece for piece in named if _anchor(piece.splitlines()[0].lstrip("# ")) == anchor)


def make_targets(page: Path) -> set[str]:
    """The make targets a page names in code."""
    return {name for code in _codes(page) for name in _MAKE.findall(code)}


def commands(page: Path) -> set[tuple[str, str]]:
    """The commands of `omzien` a page names in code, with the word after each."""
    return {found for code in _codes(page) for found in _COMMAND.findall(code)}


def settings(page: Path) -> set[str]:
    """The settings a page names."""
    return set(_SETTING.findall(text(page)))


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in a language."""
    return [body for name, body in _BLOCK.findall(text(page)) if name == language]


def text(page: Path) -> str:
    """All of it."""
    return page.read_text(encoding="utf-8")


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _codes(page: Path) -> list[str]:
    whole = text(page)
    return [body for _, body in _BLOCK.findall(whole)] + _CODE.findall(_BLOCK.sub("", whole))
