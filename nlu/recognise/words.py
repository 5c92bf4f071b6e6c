# SPDX-License-Identifier: EUPL-1.2
"""Dutch words by spaCy: an installed Dutch pipeline where there is one, else the blank one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from typing import Any, NamedTuple

from nlu.recognise.normal import normal

BLANK = "blank:nl"
_INSTALLED = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")
_UNUSED = ("parser", "ner", "senter")


class Word(NamedTuple):
    """A word with its place in the text and its lemma, empty where the pipeline gives none."""

    text: str
    start: int
    lemma: str = ""

    @property
    def end(self) -> int:
        """One past the word's last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Said:
    """A text with its words."""

    text: str
    words: tuple[Word, ...]

    @property
    def line(self) -> str:
        """The forms to learn from, a space between them: lemmas where there are any."""
        return lines([self])[0]


class PipelineMissing(RuntimeError):
    """A spaCy pipeline that was asked for by name is not installed."""


class Words:
    """Cuts texts into words; `name` is the spaCy pipeline it uses."""

    def __init__(self, name: str, nlp: Any) -> None:
        self.name, self._nlp = name, nlp

    @classmethod
    def load(cls, name: str | None = None) -> Words:
        """The pipeline called `name`; without a name the best Dutch one installed, else the blank one."""
        import spacy

        name = name or best()
        if name == BLANK:
            return cls(name, spacy.blank("nl"))
        try:
            return cls(name, spacy.load(name, exclude=_UNUSED))
        except OSError:
            raise PipelineMissing(f"spaCy pipeline {name} is not installed") from None

    def of(self, text: str) -> Said:
        """One text with its words."""
        return _said(self._nlp(text))

    def of_all(self, texts: Iterable[str]) -> Iterator[Said]:
        """Each text in turn with its words."""
        return map(_said, self._nlp.pipe(texts))


def _said(document: Any) -> Said:
    words = [Word(token.text, token.idx, token.lemma_) for token in document if not token.is_space]
    return Said(document.text, tuple(words))


def lines(texts: Iterable[Said]) -> list[str]:
    """Each text's forms to learn from, a space between them: lemmas where there are any."""
    # The same words come back in many texts; they are forgotten again with this call.
    form = cache(normal)
    return [" ".join(form(word.lemma or word.text) for word in said.words) for said in texts]


def best() -> str:
    """The name of the pipeline that is used when none is asked for."""
    installed = {(distribution.metadata["Name"] or "").replace("-", "_") for distribution in distributions()}
    return next((name for name in _INSTALLED if name in installed), BLANK)
