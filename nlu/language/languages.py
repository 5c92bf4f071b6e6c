# SPDX-License-Identifier: EUPL-1.2
"""Which language a message is in: by its script, else by short words that only one language has."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from nlu.language import lists, scripts
from nlu.language.letters import fold, words
from nlu.language.lists import Marks

OTHER = "other"
"""Another language than Dutch, and none of those we can answer in."""
ENOUGH = 1.5
"""Words only one language has; a single one is a name or a borrowed word."""
FEWEST = 2
"""Different words; one alone may be anything."""
SHARE = 0.2
"""Of all different words, those only that language has."""
DUTCH_SHARE = 0.5
"""For each word of that language at most so many Dutch ones: unsure means Dutch."""
ENDING = 0.5
"""What a word counts that only ends as in that language, or has a letter of it."""
STEM = 2
"""Letters a word must have before such an ending."""


class Languages:
    """Knows languages by the lists of `content/languages`."""

    def __init__(self, marks: Mapping[str, Marks], dutch: Collection[str]) -> None:
        self._marks, self._dutch = marks, frozenset(dutch)
        self._only_dutch = self._dutch.difference(*(one.words for one in marks.values()))

    @classmethod
    def load(cls, folder: Path = lists.FOLDER) -> Languages:
        """The lists as they are kept."""
        return cls(lists.read(folder), lists.dutch(folder))

    def of(self, text: str) -> str | None:
        """The language's code, `OTHER` for a script we do not know; None for Dutch and for what is unsure."""
        said = words(text)
        script = scripts.script("".join(said))
        if script == scripts.LATIN:
            return self._latin(said)
        return self._by_script(script, " ".join(said), said)

    def _by_script(self, script: str | None, text: str, said: list[str]) -> str | None:
        strange = scripts.OTHERS.get(script or "")
        if script is None or (strange and strange.search(text)):
            return OTHER
        if script == "HAN":
            return OTHER if scripts.KANA_OR_HANGUL.search(text) else "zh"
        if script == "ETHIOPIC":
            return "ti"
        return self._arabic(text, said) if script == "ARABIC" else self._cyrillic(text, said)

    def _arabic(self, text: str, said: list[str]) -> str:
        persian = self._known("fa", said) + 2 * bool(scripts.PERSIAN.search(text))
        return "fa" if persian > self._known("ar", said) else "ar"

    def _cyrillic(self, text: str, said: list[str]) -> str:
        if scripts.UKRAINIAN.search(text):
            return "uk"
        if scripts.RUSSIAN.search(text):
            return "ru"
        return max(("ru", "bg", "uk"), key=lambda language: self._known(language, said))

    def _known(self, language: str, said: list[str]) -> int:
        marks = self._marks.get(language, Marks())
        return len({fold(word) for word in said} & marks.words)

    def _latin(self, said: list[str]) -> str | None:
        typed = {fold(word): word for word in said}
        most = len(typed.keys() - self._dutch)
        if len(typed) < FEWEST or len(typed.keys() & self._only_dutch) > DUTCH_SHARE * most:
            # Most messages end here: whatever language scored best, too much of this is Dutch.
            return None
        scores = {name: self._score(marks, typed) for name, marks in self._marks.items()}
        best = max(scores, key=lambda name: (scores[name], self._known(name, said)))
        dutch = len(typed.keys() & self._dutch - self._marks[best].words)
        score = scores[best]
        enough = score >= max(ENOUGH, SHARE * len(typed)) and dutch <= DUTCH_SHARE * score
        return best if enough else None

    def _score(self, marks: Marks, typed: Mapping[str, str]) -> float:
        own = typed.keys() - self._dutch
        known = own & marks.words
        looks = sum(self._looks(marks, word, typed[word]) for word in own - known)
        return len(known) + ENDING * looks

    @staticmethod
    def _looks(marks: Marks, word: str, typed: str) -> bool:
        if any(sign in marks.letters for sign in typed):
            return True
        return any(word.endswith(end) and len(word) >= len(end) + STEM for end in marks.ends)
