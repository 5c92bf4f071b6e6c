# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.recognise.measure`: cross-validation on the editors' own sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import KFold

from content.catalogue import Catalogue
from content.model import Example
from nlu.directory import compiled
from nlu.recognise.lessons import lessons
from nlu.recognise.normal import bare
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.understanding import HUMAN, OUTSIDE, Understanding
from nlu.recognise.words import Words

FOLDS = 4
SEED = 3
Heard = list[tuple[Example, Understanding]]


@dataclass(frozen=True)
class Shares:
    """Shares of worries, except `caught` and `pressed` (of what is none of our business) and `human`."""

    best: float
    in_two: float
    in_three: float
    sure: float
    sure_right: float
    confirm: float
    confirm_right: float
    f1: float
    lost: float
    caught: float
    pressed: float
    human: float


def heard(examples: Sequence[Example], written: set[str]) -> Heard:
    """Each sentence in `written` as a recogniser hears it that did not learn from it."""
    words = Words.load()
    said = list(words.of_all(example.text for example in examples))
    asked = np.array([at for at, example in enumerate(examples) if example.text.strip() in written])
    results: Heard = []
    for _, fold in KFold(FOLDS, shuffle=True, random_state=SEED).split(asked):
        unseen = {bare(examples[at].text) for at in asked[fold]}
        taught = [at for at, example in enumerate(examples) if bare(example.text) not in unseen]
        learned = Recogniser.learn([examples[at] for at in taught], [said[at] for at in taught], words.name)
        found = learned.understand_all([said[at] for at in asked[fold]])
        results.extend(zip((examples[at] for at in asked[fold]), found, strict=True))
    return results


def shares(results: Heard) -> Shares:
    """How well the sentences were understood."""
    worries = [(example.themes, found) for example, found in results if example.themes]
    outside = [found for example, found in results if example.intent == OUTSIDE]
    right = [found.themes[0][0] in themes for themes, found in worries]
    decisions = [found.decision for _, found in worries]
    both = sum(len(set(found.detected) & set(themes)) for themes, found in worries)
    named = sum(len(found.detected) + len(themes) for themes, found in worries)
    return Shares(
        best=_share(right),
        in_two=_share([_within(found, themes, 2) for themes, found in worries]),
        in_three=_share([_within(found, themes, 3) for themes, found in worries]),
        sure=_share([decision == "sure" for decision in decisions]),
        sure_right=_share(
            [hit for hit, decision in zip(right, decisions, strict=True) if decision == "sure"]
        ),
        confirm=_share([decision == "confirm" for decision in decisions]),
        confirm_right=_share(
            [hit for hit, decision in zip(right, decisions, strict=True) if decision == "confirm"]
        ),
        f1=2 * both / max(named, 1),
        lost=_share([found.out_of_scope for _, found in worries]),
        caught=_share([found.out_of_scope for found in outside]),
        pressed=_share([found.decision == "sure" for found in outside]),
        human=_share([found.asks_human for example, found in results if example.intent == HUMAN]),
    )


def _within(found: Understanding, themes: Sequence[str], first: int) -> bool:
    return any(theme in themes for theme, _ in found.themes[:first])


def _share(found: Sequence[bool]) -> float:
    return sum(found) / max(len(found), 1)


def main() -> None:
    """Print every share."""
    catalogue = Catalogue.open(compiled())
    written = {example.text.strip() for example in catalogue.examples()}
    for name, share in vars(shares(heard(lessons(catalogue), written))).items():
        print(f"{name:14} {share:.3f}")


if __name__ == "__main__":
    main()
