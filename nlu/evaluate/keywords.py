# SPDX-License-Identifier: EUPL-1.2
"""A list of words that does the same work, to compare with: most hits wins, no hits is out of scope."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from content.catalogue import Catalogue
from nlu.evaluate.heard import Heard
from nlu.evaluate.messages import KINDS, SETS
from nlu.recognise import word_lists
from nlu.recognise.phrases import phrases

FILE = SETS / "keywords.txt"
HUMAN = "mens"
OPEN = 5
"""Letters from which a phrase may end otherwise."""
_WORD = re.compile(r"\w+")


class Keywords:
    """Phrases of the themes' needs and of the editors' list; `tests/eval/keywords.txt` for the rest."""

    def __init__(self, themes: dict[str, set[str]], others: dict[str, set[str]]) -> None:
        self._themes = themes
        self._others = others

    @classmethod
    def load(cls, catalogue: Catalogue, file: Path = FILE) -> Keywords:
        """From the content, as it is."""
        themes: dict[str, set[str]] = {theme.key: set() for theme in catalogue.themes()}
        for phrase, keys in phrases(catalogue):
            for key in keys:
                themes[key].add(_begun(phrase))
        others: dict[str, set[str]] = defaultdict(set)
        for name, line in word_lists.read(file):
            others[name] |= {_begun(word) for word in line.split(";")}
        return cls(themes, others)

    def hear(self, text: str) -> Heard:
        """What the words in a text say."""
        said = _spelled(text)
        hits = {name: _hits(said, words) for name, words in self._themes.items()}
        kinds = Counter({kind: _hits(said, self._others[kind]) for kind in KINDS})
        ranked = sorted(hits, key=lambda name: -hits[name])
        found = tuple(name for name in ranked if hits[name])
        kind, most = kinds.most_common(1)[0]
        human = _hits(said, self._others[HUMAN]) > 0
        return Heard(
            themes=tuple((name, hits[name] / max(sum(hits.values()), 1)) for name in found),
            detected=found[:2],
            crisis=kind if most else None,
            certainty="clear" if most else None,
            human=human,
            out_of_scope=not found and not human and not most,
        )


def _hits(said: str, words: set[str]) -> int:
    return sum(word in said for word in words)


def _begun(phrase: str) -> str:
    """As it is looked for: a longer word may end otherwise ("schuld" is found in "schulden")."""
    spelled = _spelled(phrase)
    return spelled.rstrip() if len(spelled.strip()) >= OPEN else spelled


def _spelled(text: str) -> str:
    """Lower-case words between spaces, so that a word is found only where one begins."""
    return f" {' '.join(_WORD.findall(text.lower()))} "
