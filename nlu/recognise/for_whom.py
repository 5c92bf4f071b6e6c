# SPDX-License-Identifier: EUPL-1.2
"""For whom somebody asks help: who needs it counts, not who is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from content import word_list
from content.phrasing import either, found, normal
from nlu.recognise.word_lists import FOR_WHOM

ONESELF = "zelf"
CLIENT = "client"
WHOM = ("client", "buur", "vriend", "ander", "kind", "ouder", "familie", "partner")
"""Who it can be besides oneself; a child of a neighbour is the neighbour's business first."""


class ForWhom:
    """Reads it from the words of `understanding/for_whom.txt`."""

    def __init__(self, words: Mapping[str, list[str]]) -> None:
        mine = either(words.get("mine", ()))
        self._named = {
            whom: re.compile(
                rf"{mine}\W+(?:\w+\W+)?{either(words.get(whom, ()))}|{either(words.get(f'{whom}_plain', ()))}"
            )
            for whom in WHOM
        }
        self._help, self._concern = found(words.get("help", ())), found(words.get("concern", ()))
        self._for_me = found(words.get("for_me", ()))
        self._gone, self._burden = found(words.get("gone", ())), found(words.get("burden", ()))
        self._myself = found(words.get("myself", ()))
        self._along = re.compile(rf"{either(words.get('along', ()))}\W+$")
        self._together = re.compile(rf"\W+{either(words.get('together', ()))}")
        self._he = found(words.get("he", ()))
        self._i_begin = re.compile(rf"\W*{either(words.get('i', ()))}")

    def whom(self, text: str) -> str | None:
        """Whom help is asked for; None where the text names nobody else, which leaves it as it was."""
        said = normal(text)
        named = self._first(said)
        if named is None:
            return None
        if self._for_me.search(said):
            return ONESELF
        if named == CLIENT or self._help.search(said):
            return named
        return ONESELF if self._is_about_the_writer(said, self._named[named]) else named

    def _is_about_the_writer(self, said: str, other: re.Pattern[str]) -> bool:
        """Whether the other is gone, is the burden or is only there beside the one who writes."""
        left = self._concern.sub(" ", said)
        if self._i_begin.match(left) or any(p.search(left) for p in (self._gone, self._burden, self._myself)):
            return True
        return not self._he.search(left) and all(
            self._along.search(said[: hit.start()]) or self._together.match(said[hit.end() :])
            for hit in other.finditer(said)
        )

    def _first(self, said: str) -> str | None:
        hits = {whom: hit.start() for whom, pattern in self._named.items() if (hit := pattern.search(said))}
        return CLIENT if CLIENT in hits else min(hits, key=lambda whom: hits[whom], default=None)


@cache
def reader() -> ForWhom:
    """The recogniser with the editors' words."""
    return ForWhom(word_list.phrases(FOR_WHOM))


def for_whom(text: str) -> str | None:
    """Whom help is asked for in `text`."""
    return reader().whom(text)
