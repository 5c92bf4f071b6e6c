# SPDX-License-Identifier: EUPL-1.2
"""A file of a layer with one entry changed, added or taken away; every other line stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from content.editing import block, places, rewriting
from content.editing.block import Block
from content.editing.change import Change
from content.yaml_file import parsed

BOM = "\ufeff"


class CannotWrite(ValueError):
    """The file is broken, or written so that nothing can be put into it."""


def changed(content: bytes, change: Change) -> bytes | None:
    """The file's bytes with the change in it; None where nothing is left of it."""
    before = parsed(Path(), content)
    if before.problems:
        raise CannotWrite(before.problems[0].message)
    text = content.decode("utf-8-sig")
    lines_end = "\r\n" if "\r\n" in text else "\n"
    new = _text(text.replace("\r\n", "\n"), before.data, change)
    if new is None or not new.strip():
        return None
    mark = BOM if content.startswith(BOM.encode()) else ""
    made = (mark + new.replace("\n", lines_end)).encode()
    if parsed(Path(), made).data != _expected(before.data, change):
        raise CannotWrite("the file would say something else than was meant")
    return made


def _text(text: str, before: Any, change: Change) -> str | None:
    if places.shape(change.kind) == "single":
        return None if change.data is None else _single(text, before, change)
    found = block.find(text, change.key)
    if found is not None:
        return _replaced(text, found, change)
    if change.data is None or not block.is_block(text):
        return rewriting.rewritten(text, _expected(before, change))
    return _appended(text, change)


def _single(text: str, before: Any, change: Change) -> str:
    data = _named(change)
    return rewriting.rewritten(text, data) if before else text + rewriting.written(data)


def _replaced(text: str, found: Block, change: Change) -> str:
    lines = text.split("\n")
    piece = lines[found.start : found.end]
    indent = piece[0][: len(piece[0]) - len(piece[0].lstrip())]
    new = [] if change.data is None else _lines(rewriting.rewritten("\n".join(piece) + "\n", _piece(change)))
    put = [indent + line if line and indent else line for line in new]
    return _joined([*lines[: found.start], *put, *lines[found.end :]])


def _appended(text: str, change: Change) -> str:
    lines = _lines(text.rstrip())
    column = block.column(text)
    new = _lines(rewriting.written(_piece(change)))
    return _joined([*lines, *(" " * column + line if line else line for line in new)])


def _lines(text: str) -> list[str]:
    # Not splitlines: that also breaks at signs that are no line's end to YAML.
    return text.rstrip("\n").split("\n") if text else []


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _piece(change: Change) -> Any:
    return {change.key: change.data} if places.shape(change.kind) == "mapping" else [_named(change)]


def _named(change: Change) -> dict[str, Any]:
    """The fields with the one first that says which entry it is."""
    name = places.name_field(change.kind)
    data = dict(change.data or {})
    return {name: change.key} | data if name else data


def _expected(before: Any, change: Change) -> Any:
    """What the whole file shall say."""
    if places.shape(change.kind) == "single":
        return _named(change)
    if places.shape(change.kind) == "mapping":
        kept = dict(before or {})
        kept.pop(change.key, None) if change.data is None else kept.update({change.key: change.data})
        return kept or None
    return _list(list(before or []), change) or None


def _list(items: list[Any], change: Change) -> list[Any]:
    at = next((i for i, item in enumerate(items) if _is(item, change.key)), None)
    new = [] if change.data is None else [_named(change)]
    return items + new if at is None else items[:at] + new + items[at + 1 :]


def _is(item: Any, key: str) -> bool:
    return isinstance(item, dict) and str(item.get("id")) == key
