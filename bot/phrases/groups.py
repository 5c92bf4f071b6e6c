# SPDX-License-Identifier: EUPL-1.2
"""Sentences that are alike together, the largest group first; 5,000 of them in about a second."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import token_set_ratio

from bot.phrases.phrase import Phrase

ALIKE = 68.0
SHARED = 0.4
TRIED = 12
"""Groups a sentence is held against: those that share its rarest words."""
GUESSES = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass
class Group:
    """Sentences like the first."""

    phrases: list[Phrase] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The mark of its first sentence."""
        return self.phrases[0].id

    @property
    def guesses(self) -> list[tuple[str, float]]:
        """What Omzien thought, over all of them, the likeliest first."""
        total = defaultdict[str, float](float)
        for phrase in self.phrases:
            for theme, chance in phrase.themes:
                total[theme] += chance / len(self.phrases)
        return sorted(total.items(), key=lambda found: -found[1])[:GUESSES]


def grouped(phrases: Sequence[Phrase]) -> list[Group]:
    """Every sentence in one group."""
    bags = [" ".join(sorted(set(_WORD.findall(one.text.lower())))) for one in phrases]
    often = Counter(word for bag in bags for word in bag.split())
    groups, first, by_word = list[Group](), list[str](), defaultdict[str, list[int]](list)
    for phrase, bag in zip(phrases, bags, strict=True):
        at = _like(bag, first, by_word, often)
        if at is None:
            at = len(groups)
            groups.append(Group())
            first.append(bag)
            for word in bag.split():
                by_word[word].append(at)
        groups[at].phrases.append(phrase)
    return sorted(groups, key=lambda group: -len(group.phrases))


def _like(bag: str, first: list[str], by_word: dict[str, list[int]], often: Counter[str]) -> int | None:
    """The group whose first sentence is most like this one, if any is."""
    shared = Counter[int]()
    for word in sorted(bag.split(), key=lambda word: often[word])[:TRIED]:
        for at in by_word.get(word, ())[:200]:
            shared[at] += 1
    scored = [(_likeness(bag, first[at]), at) for at, _ in shared.most_common(TRIED)]
    best, at = max(scored, default=(0.0, -1))
    return at if best >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    """Out of a hundred; a short sentence is not like every long one that has its words."""
    here, there = set(one.split()), set(other.split())
    enough = len(here & there) >= SHARED * max(len(here), len(there))
    return token_set_ratio(one, other) if enough else 0.0
