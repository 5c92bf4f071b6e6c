# SPDX-License-Identifier: EUPL-1.2
"""Long texts cut where a reader would pause, and packed into as few messages as fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Block = TypeVar("Block")
GAP = 2
_PAUSES = ("\n", ". ", "? ", " ")


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def cut(text: str, longest: int) -> list[str]:
    """The paragraphs of `text`; one that is too long is cut at a line, a sentence, a word, or anywhere."""
    paragraphs = (each.strip() for each in text.split("\n\n"))
    return [piece for each in paragraphs if each for piece in _fit(each, longest)]


def pack(blocks: Iterable[Block], length: Callable[[Block], int], longest: int) -> list[list[Block]]:
    """Blocks in their order, as many together as fit with an empty line between them."""
    groups: list[list[Block]] = []
    used = 0
    for block in blocks:
        size = length(block)
        if groups and used + GAP + size <= longest:
            groups[-1].append(block)
            used += GAP + size
        else:
            groups.append([block])
            used = size
    return groups


def _fit(text: str, longest: int) -> list[str]:
    pieces = []
    while units(text) > longest:
        at = _pause(text[: _prefix(text, longest)])
        pieces.append(text[:at].strip())
        text = text[at:].strip()
    return [*pieces, text] if text else pieces


def _prefix(text: str, longest: int) -> int:
    """How many characters of `text` make `longest` units."""
    at = min(longest, len(text))
    while units(text[:at]) > longest:
        at -= max(1, (units(text[:at]) - longest) // 2)
    return at


def _pause(head: str) -> int:
    for pause in _PAUSES:
        at = head.rfind(pause)
        if at > len(head) // 4:
            return at + len(pause)
    return len(head)
