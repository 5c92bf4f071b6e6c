# SPDX-License-Identifier: EUPL-1.2
"""A message as numbered features: pieces of words of three to five letters, words, neighbours, and known
concepts. A number is a hash of 31 bits, so that no two features that matter share one."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

WORDS_FROM = 1 << 31
"""Words have their numbers behind those of the letters."""
SHORTEST, LONGEST = 3, 5
SPACE = ord(" ")
BASE = np.uint32(257)
MIX = np.uint32(2654435761)
FAR = 5
"""Concepts at most this many words apart count as a pair."""

Numbers = npt.NDArray[np.int64]
NOTHING: Numbers = np.zeros(0, np.int64)


def features(words: Sequence[str], concepts: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """The features of a message, and at which letter each begins so that stretches can be read apart."""
    starts, place = [], 1
    for word in words:
        starts.append(place)
        place += len(word) + 1
    pieces, piece_places = _pieces(" " + " ".join(words) + " ")
    named = [*_words(words, starts), *_concepts(concepts, starts)]
    numbers = np.array([number for number, _ in named], dtype=np.int64)
    places = np.array([at for _, at in named], dtype=np.int64)
    return np.concatenate([pieces, numbers]), np.concatenate([piece_places, places])


def _pieces(text: str) -> tuple[Numbers, Numbers]:
    """Pieces of words with a space at their beginning and end, none that reaches over a space."""
    signs = np.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(np.uint32)
    rolling, whole = signs.copy(), np.ones(len(signs), bool)
    numbers, places = [NOTHING], [NOTHING]
    for length in range(2, min(LONGEST, len(signs)) + 1):
        rolling = rolling[:-1] * BASE + signs[length - 1 :]
        if length >= SHORTEST:
            whole = whole[: len(rolling)] & (signs[length - 2 : -1] != SPACE)
            mixed = (rolling[whole] + np.uint32(length * 7919)) * MIX
            numbers.append((mixed >> np.uint32(1)).astype(np.int64))
            places.append(np.flatnonzero(whole))
    return np.concatenate(numbers), np.concatenate(places)


def _words(words: Sequence[str], starts: Sequence[int]) -> list[tuple[int, int]]:
    found = [(_number(word), at) for word, at in zip(words, starts, strict=True)]
    for step in (1, 2):
        pairs = zip(words, words[step:], starts, strict=False)
        found += [(_number(f"{step} {one} {two}"), at) for one, two, at in pairs]
    threes = zip(words, words[1:], words[2:], starts, strict=False)
    return [*found, *((_number(f"3 {one} {two} {three}"), at) for one, two, three, at in threes)]


def _concepts(concepts: Sequence[Sequence[str]], starts: Sequence[int]) -> list[tuple[int, int]]:
    placed = [(name, index) for index, names in enumerate(concepts) for name in names]
    found = [(_number("c " + name), starts[index]) for name, index in placed]
    for at, (one, index) in enumerate(placed):
        for two, other in placed[at + 1 : at + 12]:
            if 0 < other - index <= FAR:
                found.append((_number(f"cc {one} {two}"), starts[index]))
    return found


def _number(name: str) -> int:
    return WORDS_FROM + (zlib.crc32(name.encode()) >> 1)
