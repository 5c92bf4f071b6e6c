# SPDX-License-Identifier: EUPL-1.2
"""Telegram's HTML: checked, and taken apart into plain text and entities."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.botapi.refusal import Refusal, bad

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "tg-spoiler": "spoiler", "a": "text_link",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-z-]+(?:=(?:\"[^\"]*\"|'[^']*'))?)*)\s*>")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_HREF = re.compile(r"href=[\"']([^\"']*)[\"']")


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and entities of `source`, or Refusal 400 in Telegram's words."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source, self.at, self.text = source, 0, ""
        self.open: list[tuple[str, str, int]] = []
        self.entities: list[dict[str, Any]] = []

    def read(self) -> tuple[str, list[dict[str, Any]]]:
        while self.at < len(self.source):
            self._step()
        if self.open:
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return self.text, sorted(self.entities, key=lambda entity: int(entity["offset"]))

    def _step(self) -> None:
        sign = self.source[self.at]
        if sign == "<":
            self._tag()
        elif sign == "&" and (found := _ENTITY.match(self.source, self.at)):
            self.text += html.unescape(found.group())
            self.at = found.end()
        else:
            self.text += sign
            self.at += 1

    def _tag(self) -> None:
        found = _TAG.match(self.source, self.at)
        if found is None:
            raise self._wrong("Unsupported start tag", self.at)
        closing, name, rest = found.group(1), found.group(2).lower(), found.group(3)
        if name not in KINDS:
            raise self._wrong(f'Unsupported start tag "{name}"', self.at)
        if closing:
            self._close(name)
        else:
            self.open.append((name, rest, units(self.text)))
        self.at = found.end()

    def _close(self, name: str) -> None:
        if not self.open or self.open[-1][0] != name:
            raise self._wrong(f'Unmatched end tag "{name}"', self.at)
        _, rest, start = self.open.pop()
        entity: dict[str, Any] = {"type": KINDS[name], "offset": start, "length": units(self.text) - start}
        if name == "a" and (href := _HREF.search(rest)):
            entity["url"] = html.unescape(href.group(1))
        if entity["length"]:
            self.entities.append(entity)

    def _wrong(self, what: str, at: int | None = None) -> Refusal:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return bad(f"can't parse entities: {what}{where}")
