# SPDX-License-Identifier: EUPL-1.2
"""Cuts a long message into pieces, so that one sentence among many is heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlu.recognise.words import Said, Word

LONG = 14
"""Words from which a message, or a sentence without punctuation, is cut."""
WINDOW = 12
STEP = 6
MOST = 24
_ENDS = frozenset(".!?;…")


def pieces(said: Said) -> list[Said]:
    """Sentences, and overlapping windows of sentences that run on; empty for a short message."""
    if len(said.words) < LONG:
        return []
    return [_part(said, words) for sentence in _sentences(said) for words in _windows(sentence)][:MOST]


def _sentences(said: Said) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    for word in said.words:
        if sentence and "\n" in said.text[sentence[-1].end : word.start]:
            yield sentence
            sentence = []
        sentence.append(word)
        if word.text[-1:] in _ENDS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _windows(words: list[Word]) -> list[list[Word]]:
    if len(words) <= LONG:
        return [words]
    starts = range(0, len(words) - WINDOW + STEP, STEP)
    return [words[start : start + WINDOW] for start in starts]


def _part(said: Said, words: Sequence[Word]) -> Said:
    return Said(said.text[words[0].start : words[-1].end], tuple(words))
