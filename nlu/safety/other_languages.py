# SPDX-License-Identifier: EUPL-1.2
"""The plainest words for danger in other languages: whole phrases of `content/safety/other_languages.txt`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from nlu.language import Languages
from nlu.safety.card_choice import card_of
from nlu.safety.decision import DANGERS
from nlu.safety.plain_text import plain
from nlu.safety.verdict import Verdict

FILE = Path(__file__).resolve().parents[2] / "content" / "safety" / "other_languages.txt"
ROLES = {"suicide": "self", "geweld": "victim", "gevaar": "now"}
"""Who is in danger where a line does not say."""
REMARK = "#"
AROUND = 3
"""Words that may stand around a phrase before the message must be in that language as a whole."""
_TOKEN = re.compile(r"[\u3400-\u9fff]|\w+|\.")
_SAME = str.maketrans("ıłى", "ilي")
NO_HINTS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Phrase:
    """What a line says: these words in this language mean that kind of danger for that role."""

    language: str
    kind: str
    role: str
    words: tuple[str, ...]


class OtherLanguages:
    """Hears danger that is told in another language."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            self._by_first[phrase.words[0]].append(phrase)

    @classmethod
    def load(cls, file: Path = FILE) -> OtherLanguages:
        """The phrases as editors keep them."""
        return cls(read(file.read_text("utf-8").splitlines()))

    @cached_property
    def _languages(self) -> Languages:
        """Asked only when there is danger, so read only then."""
        return Languages.load()

    def heard(self, text: str, verdict: Verdict) -> Verdict:
        """The verdict with the language in it; another one where a phrase knows more than `verdict`."""
        said = tokens(text)
        phrase = max(self._found(said), key=lambda found: -DANGERS.index(found.kind), default=None)
        if phrase is None and verdict.kind is None:
            return verdict
        language = self._languages.of(text)
        if phrase is None:
            return replace(verdict, language=language)
        if language is None and len(said) > len(phrase.words) + AROUND:
            # Dutch with a borrowed phrase in it: worth a question, when nothing else was seen.
            return verdict if verdict.kind else card_of(phrase.kind, phrase.role, "perhaps", NO_HINTS)
        # The detector knows Dutch only: whatever it made of these words, the phrase knows better.
        return replace(card_of(phrase.kind, phrase.role, "clear", NO_HINTS), language=phrase.language)

    def _found(self, said: list[str]) -> Iterator[Phrase]:
        for place, word in enumerate(said):
            for phrase in self._by_first.get(word, ()):
                if tuple(said[place : place + len(phrase.words)]) == phrase.words:
                    yield phrase


def tokens(text: str) -> list[str]:
    """The words as phrases are compared: plain letters, each Chinese sign by itself."""
    return _TOKEN.findall(plain(text).translate(_SAME))


def read(lines: Iterable[str]) -> Iterator[Phrase]:
    """Lines of a language, a kind of danger and perhaps a role, a bar, and phrases with commas between."""
    for line in lines:
        head, bar, rest = line.partition("|")
        language, kind, *role = [*head.split(), "", ""][:3]
        if not bar or line.startswith(REMARK) or kind not in ROLES:
            continue
        for phrase in rest.split(","):
            if words := tuple(tokens(phrase)):
                yield Phrase(language, kind, role[0] or ROLES[kind], words)
