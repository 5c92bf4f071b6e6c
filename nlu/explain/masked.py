# SPDX-License-Identifier: EUPL-1.2
"""A message with words left out, as the recogniser reads it: nothing closes up, so no new pairs appear."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np

from nlu.explain.leave_out import Run, logit
from nlu.recognise.packed import Array
from nlu.recognise.pieces import pieces
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.words import Said, Word

MASK = "\ue000"
"""A sign nobody types and nothing was learned from."""


class Masked:
    """One message and its pieces, read again and again; only pieces that lose a word are read anew."""

    def __init__(self, recogniser: Recogniser, said: Said) -> None:
        self._recogniser, self._said = recogniser, said
        self._parts = [said, *pieces(said)]
        self._words = [word for word in said.words if not _is_sign(word.text)]
        self._chances = self._read(self._parts)

    def __len__(self) -> int:
        """How many words can be left out."""
        return len(self._words)

    def text(self, run: Run) -> str:
        """A run as it was typed."""
        return self._said.text[self._words[run[0]].start : self._words[run[1] - 1].end]

    def logits(self, runs: Sequence[Run]) -> Array:
        """The logits of every label without each run."""
        changed = [(row, at) for row, run in enumerate(runs) for at in self._touched(run)]
        read = self._read([self._without(self._parts[at], runs[row]) for row, at in changed])
        chances = [self._chances.copy() for _ in runs]
        for (row, at), found in zip(changed, read, strict=True):
            chances[row][at] = found
        return logit(np.array([self._recogniser.together(one) for one in chances]))

    def _read(self, parts: Sequence[Said]) -> Array:
        known = self._recogniser.known
        return (
            known.mixture.probabilities(known.features.of(parts))
            if parts
            else np.empty((0, len(known.mixture.labels)))
        )

    def _touched(self, run: Run) -> list[int]:
        gone = {word.start for word in self._words[slice(*run)]}
        return [at for at, part in enumerate(self._parts) if any(word.start in gone for word in part.words)]

    def _without(self, part: Said, run: Run) -> Said:
        gone = {word.start for word in self._words[slice(*run)]}
        begin = 0 if part is self._said else part.words[0].start
        text, words = part.text, []
        for word in reversed(part.words):
            if word.start in gone:
                text = text[: word.start - begin] + MASK + text[word.end - begin :]
                word = Word(MASK, word.start)
            words.append(word)
        return Said(text, tuple(reversed(words)))


def _is_sign(text: str) -> bool:
    return all(unicodedata.category(sign)[0] == "P" for sign in text)
