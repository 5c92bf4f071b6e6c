# SPDX-License-Identifier: EUPL-1.2
"""Everything there is to learn from: sentences, phrases, the names of themes, the titles of buttons."""

from __future__ import annotations

from collections.abc import Iterator

from content.catalogue import Catalogue, UnknownText
from content.model import PHRASE, WORRY, Example
from nlu.recognise.phrases import phrases

__all__ = ["PHRASE", "WORRY", "lessons"]


def lessons(catalogue: Catalogue) -> list[Example]:
    """Every example once; what is taught with two intents keeps the first."""
    found: dict[str, Example] = {}
    taught = (*catalogue.examples(), *_names(catalogue), *_titles(catalogue), *_phrases(catalogue))
    for example in taught:
        found.setdefault(example.text.strip(), example)
    return [example for text, example in found.items() if text]


def _names(catalogue: Catalogue) -> Iterator[Example]:
    """A theme's own name is a whole message: "Typ een woord, zoals: geld"."""
    for theme in catalogue.themes():
        for text in (theme.name, theme.button, theme.key.replace("_", " ")):
            yield Example(text, WORRY, (theme.key,))


def _phrases(catalogue: Catalogue) -> Iterator[Example]:
    """A few words are a whole message too."""
    return (Example(text, PHRASE, themes) for text, themes in phrases(catalogue))


def _titles(catalogue: Catalogue) -> Iterator[Example]:
    """A resident may type what stands on a button."""
    for intent in sorted({example.intent for example in catalogue.examples()}):
        for form in ("je", "u"):
            try:
                yield Example(catalogue.button_title(intent, form=form), intent)
            except (UnknownText, LookupError):
                continue
