# SPDX-License-Identifier: EUPL-1.2
"""Where something is said: by words, or by a sentence as a resident saw it, with its holes filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content import holes
from content.checks.texts import texts
from content.entry import Entry, Kind
from content.gazetteer.words import plain
from content.library import Library

AROUND = 60
WILD = r"(?:\w+(?: \w+){0,9})?"
"""What may stand in a hole, as words."""
FEWEST, SHORT = 3, 5
"""Words a sentence must have to be looked for as somebody saw it, and below which it is a short one."""
PHRASE, SENTENCE, WORDS = 0, 1, 2
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Hit:
    """One entry with the field in which it is said."""

    rank: int
    entry: Entry
    where: str
    excerpt: str


def search(library: Library, organisation: str, asked: str, kinds: Sequence[Kind]) -> list[Hit]:
    """Every entry in which it is said, the likeliest first, each once."""
    wanted = _Wanted.of(asked)
    if not wanted.words:
        return []
    found: list[Hit] = []
    for kind in kinds:
        for entry in library.entries(kind, organisation).values():
            best = min(_in(entry, wanted), key=lambda hit: hit.rank, default=None)
            found += [best] if best else []
    return sorted(found, key=lambda hit: hit.rank)


@dataclass(frozen=True)
class _Wanted:
    """What is looked for: as one phrase, as separate words, and as sentences."""

    phrase: str
    words: frozenset[str]
    sentences: tuple[str, ...]

    @classmethod
    def of(cls, asked: str) -> _Wanted:
        sentences = tuple(_bare(sentence) for sentence in _ENDS.split(asked))
        long = tuple(sentence for sentence in sentences if sentence.count(" ") >= FEWEST - 1)
        return cls(_bare(asked), frozenset(_bare(asked).split()), long)


def _in(entry: Entry, wanted: _Wanted) -> Iterator[Hit]:
    for where, text in (("key", entry.key), *_said(entry)):
        bare = _bare(text)
        if wanted.phrase in bare:
            yield Hit(PHRASE, entry, where, _around(text, wanted))
        elif any(sentence in bare or _matches(text, sentence) for sentence in wanted.sentences):
            yield Hit(SENTENCE, entry, where, _around(text, wanted))
        elif wanted.words <= set(bare.split()):
            yield Hit(WORDS, entry, where, _around(text, wanted))


def _said(entry: Entry) -> Iterator[tuple[str, str]]:
    for written in texts(entry):
        yield ".".join(map(str, written.where)), written.text
    for name in ("name", "address", "website"):
        if isinstance(entry.data.get(name), str):
            yield name, entry.data[name]
    for phone in entry.data.get("phones") or ():
        if isinstance(phone, dict):
            yield "phones", f"{phone.get('number')} {phone.get('e164') or ''}"


def _matches(text: str, sentence: str) -> bool:
    """Whether a sentence can be one of this text's with something in its holes."""
    return any(
        "{" in part and _says_enough(part, sentence) and re.fullmatch(_pattern(part), sentence)
        for part in _ENDS.split(text)
    )


def _says_enough(part: str, sentence: str) -> bool:
    """One word beside holes, as in `{first} en {last}`, fits every long sentence: it counts in short ones."""
    own = _bare(holes.HOLE.sub(" ", part)).split()
    return bool(own) and (len(own) > 1 or sentence.count(" ") < SHORT)


def _pattern(text: str) -> str:
    """The words of a text, with room for any where it has a hole."""
    parts = [" ".join(map(re.escape, _bare(part).split())) for part in holes.HOLE.split(text)[::2]]
    return " ?".join(_spaced(parts))


def _spaced(parts: list[str]) -> Iterator[str]:
    for index, part in enumerate(parts):
        if index:
            yield WILD
        if part:
            yield part


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(plain(text)))


def _around(text: str, wanted: _Wanted) -> str:
    """A piece of the text around what was looked for."""
    first = next((word for word in wanted.phrase.split() if word in plain(text)), "")
    at = max(plain(text).find(first), 0)
    start, end = max(0, at - AROUND), at + AROUND * 2
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")
