# SPDX-License-Identifier: EUPL-1.2
"""The kinds of words around a place name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Around:
    """The words around a place name, by what they say about it; `places/around_words.txt` explains each."""

    fillers: frozenset[str]
    links: frozenset[str]
    before: frozenset[str]
    lives: frozenset[str]
    comes: frozenset[str]
    meanwhile: frozenset[str]
    surname: frozenset[str]
    never: frozenset[str]
    not_letters: frozenset[str]
    stays: frozenset[str]
    belongs: frozenset[str]
    bare: frozenset[str]
    inside: frozenset[str]
    municipal: frozenset[str]
    abroad: frozenset[str]
    clubs: frozenset[str]
    things: frozenset[str]
    articles: frozenset[str]
    directions: frozenset[str]
    middles: frozenset[str]
    at: frozenset[str]
    elsewhere: frozenset[str]
    postcode: frozenset[str]
    amounts: frozenset[str]


def read_around(kinds: Mapping[str, Sequence[str]]) -> Around:
    """The kinds as `places/around_words.txt` has them, empty where one is missing."""
    return Around(**{field.name: frozenset(kinds.get(field.name, ())) for field in fields(Around)})
