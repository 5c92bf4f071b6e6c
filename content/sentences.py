# SPDX-License-Identifier: EUPL-1.2
"""Example sentences beside a theme or intent: plain text, one a line, a file for each voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content.findings import say
from content.problem import Problem

WORDS = "woorden"
"""The voice of words and phrases beside a theme: they say what it is about, not how people tell of it."""
COMMENT = "#"
ALSO = re.compile(r"\s+ook: ?\[([^\]]*)\]\s*$")
HALF = re.compile(r"\book:\s*(\[[a-z_, ]*\]?|[a-z_, ]*\]|[a-z_]+)\s*$")


@dataclass(frozen=True)
class Sentence:
    """One sentence with the other themes it is about; `voice` is the name of its file."""

    text: str
    also: tuple[str, ...]
    path: Path
    line: int

    @property
    def voice(self) -> str:
        """Who speaks: sentences of one voice are alike, so a measurement keeps them together."""
        return self.path.stem

    def problem(self, message: str) -> Problem:
        """A problem with this line."""
        return Problem(self.path, self.line, message)


def read(path: Path) -> tuple[list[Sentence], list[Problem]]:
    """The sentences of a file; empty lines and lines that begin with # are passed over."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return [], [Problem(path, 1, say("not_utf8"))]
    found = [_sentence(path, number, line) for number, line in enumerate(lines, 1) if _spoken(line)]
    return found, [problem for sentence in found for problem in _problems(sentence)]


def _spoken(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(COMMENT)


def _sentence(path: Path, number: int, line: str) -> Sentence:
    # Most lines say nothing of another theme, and there are forty thousand of them.
    also = ALSO.search(line) if "ook:" in line else None
    text = line[: also.start()] if also else line
    names = (name.strip() for name in also[1].split(",")) if also else ()
    return Sentence(text.strip(), tuple(name for name in names if name), path, number)


def _problems(sentence: Sentence) -> Iterator[Problem]:
    if not sentence.text:
        yield sentence.problem(say("sentence_none"))
    elif "ook:" in sentence.text and HALF.search(sentence.text):
        yield sentence.problem(say("sentence_half"))
