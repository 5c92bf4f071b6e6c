# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.evaluate.compare`: what a new model understands better and worse than the one in use."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content import yaml_file
from content.catalogue import Catalogue
from content.model import Example
from content.sentences import read
from nlu import directory, learned
from nlu.directory import ROOT
from nlu.evaluate import messages
from nlu.evaluate.heard import Heard, heard
from nlu.evaluate.section import Measured, Messages
from nlu.recognise.lessons import PHRASE, WORRY

FIGURES = ("top_1", "top_3", "out_of_scope", "refused", "human", "recall", "everyday_alarm")
SCRIPTS = ROOT / "tests" / "scripts"
HELD = "held"
DECIDED = ("sure", "confirm")
ENOUGH = 3
"""Words of a script's sentence: a shorter one is an answer to a question, and means nothing by itself."""
MOST = 200
Pair = tuple[Heard, Heard]


@dataclass(frozen=True)
class Talk:
    """A sentence editors may see: of a script, labelled and held apart, or newly taught.

    `intent` and `themes` are what it should be taken for; a script's sentence has none.
    """

    text: str
    kind: str
    intent: str = ""
    themes: tuple[str, ...] = ()

    def right(self, found: Heard) -> bool:
        """Whether it was taken for what it is."""
        if self.intent == "mens":
            return found.human
        if self.intent == "buiten_bereik":
            return found.out_of_scope
        return bool(set(found.first(1)) & set(self.themes)) and found.decision != "out_of_scope"


class Comparison:
    """Both models on the same texts, read once each."""

    def __init__(self, before: Path, after: Path, content: Path, own: Path | None, sets: Path) -> None:
        self._sets = Messages("", messages.all_worries(sets), messages.all_dangers(sets))
        self._talk = [*_scripts(SCRIPTS), *_held(own), *_taught(before, after)]
        texts = [*self._sets.texts, *(one.text for one in self._talk)]
        self._catalogue = Catalogue.open(content)
        self._heard = [heard(model, content, texts) for model in (before, after)]

    def data(self) -> dict[str, Any]:
        """Figures before and after, and what flips among the sentences editors may see."""
        pairs = list(zip(self._talk, self._pairs(), strict=True))
        return {
            "figures": self._figures(),
            "held": _counted(pair for pair in pairs if pair[0].kind == HELD),
            "taught": _counted(pair for pair in pairs if pair[0].kind == "taught"),
            "flips": [_flip(one, found) for one, found in pairs if _flips(one, found)][:MOST],
        }

    def _pairs(self) -> list[Pair]:
        first = len(self._sets.texts)
        return list(zip(self._heard[0][first:], self._heard[1][first:], strict=True))

    def _figures(self) -> dict[str, list[list[int]]]:
        """Of each figure: good and of how many, before and after; nothing where no messages were given."""
        if not self._sets.texts:
            return {}
        both = []
        for found in self._heard:
            own = found[: len(self._sets.texts)]
            both.append(Measured(self._sets, own, self._catalogue).figures)
        return {name: [[figures[name].good, figures[name].of] for figures in both] for name in FIGURES}


def _scripts(folder: Path) -> Iterator[Talk]:
    """What residents type in the scripts, as far as those are here."""
    said = dict.fromkeys(text for file in sorted(folder.glob("*.yml")) for text in _typed(file))
    return (Talk(text, "script") for text in said if len(text.split()) >= ENOUGH)


def _typed(file: Path) -> Iterator[str]:
    data = yaml_file.read(file).data
    steps = data.get("steps") if isinstance(data, dict) else None
    return (str(step["resident"]) for step in steps or () if isinstance(step, dict) and "resident" in step)


def _held(own: Path | None) -> Iterator[Talk]:
    """Labelled sentences of each organisation that are kept apart to measure with."""
    for file in sorted(own.glob("*/held/*/*.txt")) if own else ():
        for one in read(file)[0]:
            if file.parent.name == "themes":
                yield Talk(one.text, HELD, WORRY, (file.stem, *one.also))
            else:
                yield Talk(one.text, HELD, file.stem)


def _taught(before: Path, after: Path) -> Iterator[Talk]:
    """What the new model learned and the old one did not."""
    old, new = learned.of(before), learned.of(after)
    known = {one.text for one in old.lessons} if old else set()
    lessons: Sequence[Example] = new.lessons if new and old else ()
    fresh = (one for one in lessons if one.text not in known and one.intent != PHRASE)
    return (Talk(one.text, "taught", one.intent, one.themes) for one in fresh)


def _counted(pairs: Iterator[tuple[Talk, Pair]]) -> dict[str, int]:
    found = list(pairs)
    before, after = (sum(one.right(pair[place]) for one, pair in found) for place in (0, 1))
    return {"of": len(found), "before": before, "after": after}


def _flips(one: Talk, found: Pair) -> bool:
    """Answered in another way: of labelled sentences only what was right and is no more."""
    before, after = found
    if one.kind == "script":
        return _answer(before) != _answer(after)
    return one.right(before) and not one.right(after)


def _answer(found: Heard) -> tuple[str, ...]:
    """What the dialogue goes by: where it asks or refuses, its guesses are chance."""
    return (found.decision, *(found.first(1) if found.decision in DECIDED else ()))


def _flip(one: Talk, found: Pair) -> dict[str, Any]:
    before, after = ({"decision": each.decision, "themes": list(each.first(1))} for each in found)
    return {"text": one.text, "kind": one.kind, "before": before, "after": after}


def main(argv: list[str]) -> int:
    """The command line; prints JSON."""
    parser = argparse.ArgumentParser(prog="nlu.evaluate.compare", description=__doc__)
    parser.add_argument("--before", type=Path, required=True, help="the model in use")
    parser.add_argument("--after", type=Path, required=True, help="the new one")
    parser.add_argument("--content", type=Path, default=directory.compiled(), help="compiled content")
    parser.add_argument("--own", type=Path, default=None, help="the organisations' own layers")
    parser.add_argument("--sets", type=Path, default=messages.SETS, help="folder with the messages")
    given = parser.parse_args(argv)
    comparison = Comparison(given.before, given.after, given.content, given.own, given.sets)
    print(json.dumps(comparison.data(), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
