# SPDX-License-Identifier: EUPL-1.2
"""Writes `content/languages/nederlands.txt`: the words that several of our own sentences have."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from content.catalogue import Catalogue
from nlu.directory import compiled
from nlu.language.letters import fold, words
from nlu.language.lists import DUTCH, FOLDER, read

ENOUGH = 4
"""Sentences a word must be in: a slip of the keyboard or a borrowed word is in one or two."""
ENOUGH_SHARED = 12
"""The same for a word that another language has too: young people and newcomers borrow the commonest."""
OUTSIDE = "buiten_bereik"
"""The intent whose examples are partly in other languages."""
WIDE = 108
HEAD = "# Nederlandse woorden, ook uit streektaal en straattaal, uit onze eigen voorbeeldzinnen.\n"
HEAD += "# Gemaakt door `python -m nlu.language.dutch_words`; wie er een woord bij zet, houdt het.\n"


def common(texts: Iterable[str]) -> list[str]:
    """The words that are in enough of these texts, sorted."""
    counted = Counter(word for text in texts for word in {fold(word) for word in words(text)})
    shared = frozenset[str]().union(*(marks.words for marks in read().values()))
    return sorted(w for w, n in counted.items() if n >= (ENOUGH_SHARED if w in shared else ENOUGH))


def main() -> None:
    """Write the list anew, keeping what is in it."""
    file = FOLDER / DUTCH
    old = file.read_text("utf-8").splitlines() if file.is_file() else []
    kept = {fold(word) for line in old if not line.startswith("#") for word in line.split()}
    examples = Catalogue.open(compiled()).examples()
    found = common(example.text for example in examples if example.intent != OUTSIDE)
    lines = [""]
    for word in sorted({*kept, *found}):
        if len(lines[-1]) + len(word) >= WIDE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    file.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
