# SPDX-License-Identifier: EUPL-1.2
"""Contacts that are most likely the same: found by name, number, website and address, judged by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from content.gazetteer.words import key, words

Contact = Mapping[str, Any]
CROWD = 40
"""More contacts than this with the same number or word are no doubles: a switchboard, a common word."""
ENOUGH = {"phone": 60, "website": 70, "address": 70, "name": 90}
"""How alike two names must be, of a hundred, where that is the same; `name` where nothing else is."""
LONG_WORD = 4


@dataclass(frozen=True)
class Double:
    """Two contacts, how alike their names are and what else is the same."""

    one: str
    other: str
    alike: int
    same: tuple[str, ...]


def doubles(contacts: Iterable[Contact], known_apart: Iterable[tuple[str, str]] = ()) -> list[Double]:
    """Pairs that are worth looking at, the most alike first; not those a person has told apart."""
    by_id = {str(one["id"]): one for one in contacts if one.get("status", "active") == "active"}
    apart = {frozenset(pair) for pair in known_apart}
    why: dict[tuple[str, str], set[str]] = {}
    for (kind, _), ids in _blocks(by_id.values()).items():
        for pair in combinations(sorted(ids), 2) if len(ids) <= CROWD else ():
            why.setdefault(pair, set()).add(kind)
    found = (_judged(by_id[one], by_id[other], same) for (one, other), same in why.items())
    kept = (double for double in found if double and frozenset((double.one, double.other)) not in apart)
    return sorted(kept, key=lambda double: (-len(double.same), -double.alike, double.one, double.other))


def _blocks(contacts: Iterable[Contact]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for one in contacts:
        for mark in _marks(one):
            found.setdefault(mark, set()).add(str(one["id"]))
    return found


def _marks(one: Contact) -> Iterator[tuple[str, str]]:
    for phone in one.get("phones") or ():
        yield "phone", str(phone.get("e164") or phone.get("number"))
    if one.get("website"):
        yield "website", site(str(one["website"]))
    if one.get("address"):
        yield "address", key(str(one["address"]))
    for place in one.get("municipalities") or ("nl",):
        for word in words(str(one.get("name", ""))):
            if len(word.key) >= LONG_WORD:
                yield "name", f"{place} {word.key}"


def site(url: str) -> str:
    """A website as it is compared: without https, www and a slash behind it."""
    return url.lower().partition("://")[2].removeprefix("www.").rstrip("/")


def _judged(one: Contact, other: Contact, same: set[str]) -> Double | None:
    names = key(str(one.get("name", ""))), key(str(other.get("name", "")))
    alike = round(fuzz.token_sort_ratio(*names))
    sure = tuple(sorted(kind for kind in same if alike >= ENOUGH[kind]))
    return Double(str(one["id"]), str(other["id"]), alike, sure) if sure else None
