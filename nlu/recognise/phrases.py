# SPDX-License-Identifier: EUPL-1.2
"""Short phrases that name a worry: the words of a theme's needs, and the editors' list of phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from content.catalogue import Catalogue
from content.model import Theme
from nlu.recognise import word_lists


def phrases(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each phrase once, with every theme it is said about."""
    themes = catalogue.themes()
    found: dict[str, set[str]] = defaultdict(set)
    for theme in themes:
        for phrase in _needs(theme):
            found[phrase].add(theme.key)
    known = {theme.key for theme in themes}
    for key, line in word_lists.read(word_lists.PHRASES):
        for phrase in line.split(";") if key in known else ():
            found[phrase.strip()].add(key)
    return ((phrase, tuple(sorted(keys))) for phrase, keys in found.items())


def _needs(theme: Theme) -> Iterator[str]:
    for need in theme.needs:
        if isinstance(need, Mapping):
            yield from (str(phrase).replace("*", "").strip() for phrase in need.get("when") or ())
