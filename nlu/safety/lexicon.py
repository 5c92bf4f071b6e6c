# SPDX-License-Identifier: EUPL-1.2
"""The words patterns look for, and how a misspelt, glued or dialect word finds its way to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

SHORTEST_MENDED = 7
"""Shorter words are one letter away from too many others: lood, rood and nood from dood."""
SHORTEST_GLUED = 7
PIECE = 3
"""How long the words in a glued one are on average: ikwildood is three, Armando is not."""
LONGEST_WORD = 40
MOST_REMEMBERED = 4096


class Lexicon:
    """Knows words by their exact spelling, by a list of spellings, one letter off, or glued together."""

    def __init__(
        self,
        words: Collection[str],
        spellings: Mapping[str, str],
        fillers: Iterable[str],
        ordinary: Iterable[str],
    ) -> None:
        self.fillers = frozenset(fillers)
        self._spellings = dict(spellings)
        self.known = frozenset(words) | self.fillers | frozenset(self._spellings)
        self._ordinary = frozenset(ordinary)
        self._near = self._neighbours(frozenset(words))
        self.spell = lru_cache(MOST_REMEMBERED)(self._spell)

    def _neighbours(self, words: frozenset[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for word in sorted(words):
            if len(word) >= SHORTEST_MENDED and word.isalpha():
                for shorter in (word, *_one_less(word)):
                    found.setdefault(shorter, word)
        return found

    def guesses(self, token: str) -> bool:
        """Whether a token would be read as something else by its likeness alone."""
        return token not in self._spellings and self._spell(token) != (token,)

    def _spell(self, token: str) -> tuple[str, ...]:
        if token in self._spellings:
            return tuple(self._spellings[token].split())
        if self._is_word(token) or len(token) > LONGEST_WORD:
            return (token,)
        single = _unstretched(token)
        if single in self._spellings or single in self.known:
            return tuple(self._spellings.get(single, single).split())
        mended = self._mend(token)
        if mended:
            return tuple(self._spellings.get(mended, mended).split())
        return self._unglued(token) or (token,)

    def _mend(self, token: str) -> str | None:
        if len(token) < SHORTEST_MENDED:
            return None
        for candidate in (token, *_one_less(token)):
            near = self._near.get(candidate)
            if near and abs(len(near) - len(token)) <= 1 and near[0] == token[0]:
                return near
        return None

    def _is_word(self, piece: str) -> bool:
        return piece in self.known or piece in self._ordinary

    def _unglued(self, token: str) -> tuple[str, ...]:
        """The known words a token is made of without remainder, longest first: ikwildood."""
        if len(token) < SHORTEST_GLUED:
            return ()
        best: list[tuple[str, ...] | None] = [()] + [None] * len(token)
        for end in range(1, len(token) + 1):
            for start in range(max(0, end - 12), end):
                before, piece = best[start], token[start:end]
                if before is None or len(piece) < 2 or not self._is_word(piece):
                    continue
                if best[end] is None or len(before) + 1 < len(best[end] or ()):
                    best[end] = (*before, piece)
        parts = best[-1]
        if parts is None or len(token) < PIECE * len(parts):
            return ()
        return tuple(w for p in parts for w in self._spellings.get(p, p).split())


def _one_less(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _unstretched(token: str) -> str:
    """The word with every double letter made single: heelp for help, after `plain` left two of many."""
    return "".join(sign for i, sign in enumerate(token) if i == 0 or token[i - 1] != sign)
