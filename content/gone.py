# SPDX-License-Identifier: EUPL-1.2
"""A text without its sentences about contacts that nobody may be sent to any more."""

from __future__ import annotations

import re
from collections.abc import Collection

from content import holes

_BETWEEN = re.compile(r"(?<=[.?!]) +")
_GOES_ON = re.compile(r"(?:Zij|Ze|Dat|Die|Daar|Het nummer|Dag en nacht)\b|Gratis,")
"""How a sentence begins that says more of whom the one before it named."""


def contacts(text: str) -> list[str]:
    """The ids of the contacts a text names, in order."""
    named = (name.partition(".")[0] for name in holes.names(text) if "." in name)
    return list(dict.fromkeys(named))


def without(text: str, gone: Collection[str]) -> str:
    """What is left of it, a whole sentence at a time; empty where it spoke of nothing else."""
    if not gone:
        return text
    before = text.split("\n")
    after = [" ".join(_left(_BETWEEN.split(line), gone)) for line in before]
    # A line that was empty stays: it parts paragraphs.
    kept = [new for old, new in zip(before, after, strict=True) if new or not old]
    return "\n".join(kept).strip()


def _left(sentences: list[str], gone: Collection[str]) -> list[str]:
    kept: list[str] = []
    dropping = False
    for sentence in sentences:
        named = contacts(sentence)
        if any(id in gone for id in named):
            # "Niet veilig thuis?" asks for the number that would have followed.
            while not dropping and kept and kept[-1].endswith("?"):
                kept.pop()
            dropping = True
        elif not (dropping and not named and _GOES_ON.match(sentence)):
            dropping = False
            kept.append(sentence)
    return kept
