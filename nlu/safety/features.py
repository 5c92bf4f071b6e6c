# SPDX-License-Identifier: EUPL-1.2
"""A message as numbered features: pieces of two to five letters, words, neighbours, and known concepts."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

BITS = 16
"""Letters have as many numbers, and words as many again, behind those of the letters."""
WORDS_FROM = 1 << BITS
SIZE = 2 << BITS
LONGEST = 5
BASE = np.uint32(257)
MIX = np.uint32(2654435761)
FAR = 5
"""Concepts at most this many words apart count as a pair."""

Numbers = npt.NDArray[np.int64]


def features(words: Sequence[str], concepts: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """The features of a message, and at which letter each begins so that stretches can be read apart."""
    starts, place = [], 1
    for word in words:
        starts.append(place)
        place += len(word) + 1
    pieces, piece_places = _pieces(" " + " ".join(words) + " ")
    named = [*_words(words, starts), *_concepts(concepts, starts)]
    buckets = np.array([bucket for bucket, _ in named], dtype=np.int64)
    places = np.array([at for _, at in named], dtype=np.int64)
    return np.concatenate([pieces, buckets]), np.concatenate([piece_places, places])


def _pieces(text: str) -> tuple[Numbers, Numbers]:
    signs = np.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(np.uint32)
    rolling = signs.copy()
    buckets, places = [], []
    for length in range(2, LONGEST + 1):
        if len(signs) < length:
            break
        rolling = rolling[:-1] * BASE + signs[length - 1 :]
        mixed = (rolling + np.uint32(length * 7919)) * MIX
        buckets.append((mixed >> np.uint32(32 - BITS)).astype(np.int64))
        places.append(np.arange(len(rolling), dtype=np.int64))
    return np.concatenate(buckets), np.concatenate(places)


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
    return WORDS_FROM + (zlib.crc32(name.encode()) >> (32 - BITS))
