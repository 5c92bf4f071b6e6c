# SPDX-License-Identifier: EUPL-1.2
"""Example sentences of a theme in a form: one a line, other themes behind it by name."""

from __future__ import annotations

import re
from typing import Any

from bot.desk.pages.editor.names import Book

_ALSO = re.compile(r"\s*\(ook:? ?([^()]+)\)\s*$", re.IGNORECASE)


def shown(examples: Any, themes: Book) -> str:
    """Each on its own line: `mijn huis is koud (ook: Geld en schulden)`."""
    return "\n".join(_line(example, themes) for example in examples)


def _line(example: Any, themes: Book) -> str:
    if not isinstance(example, dict):
        return str(example)
    also = ", ".join(themes.name(str(key)) for key in example.get("ook") or ())
    return f"{example.get('text', '')} (ook: {also})" if also else str(example.get("text", ""))


def read(text: str, themes: Book) -> list[Any]:
    """The examples as the content has them; Unknown where a theme is not one."""
    return [_example(line, themes) for line in text.split("\n") if line.strip()]


def _example(line: str, themes: Book) -> Any:
    also = _ALSO.search(line)
    if also is None:
        return line.strip()
    names = [name.strip() for name in also[1].split(",") if name.strip()]
    return {"text": line[: also.start()].strip(), "ook": [themes.id(name) for name in names]}
