# SPDX-License-Identifier: EUPL-1.2
"""The word lists in `understanding/`: each line a name with its words, each happening with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from content import word_list
from content.entry import Entry
from content.findings import say
from content.problem import Problem

HAPPENINGS = "happenings.txt"


def problems(base: Path, messages: Mapping[str, Entry]) -> Iterator[Problem]:
    """What is wrong with the lists."""
    for file in sorted((base / word_list.FOLDER).glob("*.txt")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith(word_list.REMARK):
                continue
            name, colon, words = (part.strip() for part in line.partition(":"))
            if not (name and colon and words):
                yield Problem(file, number, say("word_list_line"))
            elif file.name == HAPPENINGS and f"happens_{name}" not in messages:
                yield Problem(file, number, say("happening_text", name=name))
