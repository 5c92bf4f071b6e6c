# SPDX-License-Identifier: EUPL-1.2
"""What came in from elsewhere: a file of JSON lines for each source, one contact or activity a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from content.entry import Entry, Kind, Origin
from content.findings import say
from content.problem import Problem
from content.yaml_file import YamlFile

DECODER = json.JSONDecoder()
"""Made once: `json.loads` looks for the end of each of a hundred thousand lines twice."""
PATTERN = "directory/imported/*.jsonl"
AGENDA = "activities/imported/*.jsonl"


def read(path: Path, kind: Kind = "contact") -> tuple[list[Entry], list[Problem]]:
    """The entries of one source with their lines; a broken line is one problem and the rest is read."""
    file, found = YamlFile(path), []
    for number, text in _lines(file):
        data = _contact(text)
        if data is None:
            file.problems.append(Problem(path, number, say("imported_line")))
            continue
        where = (number,)
        file.lines[where] = number
        found.append(Entry(kind, data["id"], data, (Origin(file, where),)))
    return found, file.problems


def _lines(file: YamlFile) -> Iterator[tuple[int, str]]:
    try:
        # Not splitlines(): JSON leaves some of what that splits on inside a text.
        lines = file.path.read_text("utf-8").split("\n")
    except UnicodeDecodeError:
        file.problems.append(Problem(file.path, 1, say("imported_line")))
        return
    yield from ((number, text) for number, text in enumerate(lines, start=1) if text.strip())


def _contact(text: str) -> dict[str, Any] | None:
    said = text.strip()
    try:
        data, end = DECODER.raw_decode(said)
    except ValueError:
        return None
    if end != len(said):
        return None
    return data if isinstance(data, dict) and isinstance(data.get("id"), str) and data["id"] else None
