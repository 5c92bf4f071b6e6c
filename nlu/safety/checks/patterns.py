# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with one pattern of `rules.yml`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from nlu.safety.checks.texts import say
from nlu.safety.pattern import parse
from nlu.safety.plain_text import plain

GAP = re.compile(r"\.\.\d*!?")
WITHIN = re.compile(r"\{\d+\}")
EDGES = frozenset("^$")


def complaints(pattern: str, classes: Container[str], fillers: frozenset[str]) -> Iterator[str]:
    """Each thing that keeps `pattern` from being read, or from ever being found."""
    parts = pattern.split()
    for at, part in enumerate(parts):
        if part.startswith("{"):
            if not WITHIN.fullmatch(part) or at:
                yield say("pattern_within", part=part, pattern=pattern)
        elif part.startswith(".."):
            if not GAP.fullmatch(part):
                yield say("pattern_gap", part=part, pattern=pattern)
            elif at in (0, len(parts) - 1):
                yield say("pattern_edge", part=part, pattern=pattern)
        else:
            yield from _of_words(part, pattern, classes)
    if not _words(parts, fillers):
        yield say("pattern_words", pattern=pattern)


def _words(parts: list[str], fillers: frozenset[str]) -> bool:
    try:
        parse(" ".join(part for part in parts if not part.startswith(("{", ".."))), fillers)
    except ValueError:
        return False
    return True


def _of_words(part: str, pattern: str, classes: Container[str]) -> Iterator[str]:
    for word in part.split("|"):
        bare = word.removesuffix("*")
        if bare in ("", "@"):
            yield say("pattern_blank", part=part, pattern=pattern)
        elif word.startswith("@"):
            if word[1:] not in classes:
                yield say("pattern_group", name=word[1:], pattern=pattern)
        elif bare not in EDGES and (read := heard(bare)) != bare:
            yield say("pattern_never", word=word, plain=read, pattern=pattern)


def heard(word: str) -> str:
    """A pattern's word as it would stand in a message that is read."""
    return " ".join(plain(word).split())
