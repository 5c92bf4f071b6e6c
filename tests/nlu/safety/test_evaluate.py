# SPDX-License-Identifier: EUPL-1.2
"""How well danger is seen in sentences the detector never learned from."""

from __future__ import annotations

import pytest

from nlu.safety.evaluate import Judged, false_alarms, judge, recall
from nlu.safety.examples import Example, held_out, kept_apart, training
from nlu.safety.safety import HERE, Safety
from nlu.safety.verdict import Verdict


@pytest.fixture(scope="module", name="judged")
def fixture_judged(safety: Safety) -> list[Judged]:
    return judge(safety, held_out(HERE))


@pytest.mark.parametrize(("kind", "least"), [("suicide", 0.78), ("geweld", 0.82), ("gevaar", 0.9)])
def test_most_danger_of_unseen_people_is_recognised(judged: list[Judged], kind: str, least: float) -> None:
    assert recall(judged, kind) >= least


def test_ordinary_worries_raise_hardly_an_alarm(judged: list[Judged]) -> None:
    assert false_alarms(judged, "ordinary") <= 0.04


def test_strong_words_without_danger_raise_few_alarms(judged: list[Judged]) -> None:
    assert false_alarms(judged, "hard") <= 0.12


def test_the_held_out_sentences_are_many_and_never_learned_from() -> None:
    measured = held_out(HERE)
    learned = {example.text.lower().strip(" .!?") for example in training(HERE)}
    counts = {kind: sum(e.kind == kind for e in measured) for kind in ("suicide", "geweld", "gevaar", "none")}
    assert min(counts["suicide"], counts["geweld"], counts["gevaar"]) >= 60
    assert counts["none"] >= 250
    told = [e for e in measured if e.kind != "none" or len(e.text.split()) > 5]
    assert not [e.text for e in told if e.text.lower().strip(" .!?") in learned]


def test_there_is_enough_to_learn_from() -> None:
    learned = training(HERE)
    counts = {kind: sum(e.kind == kind for e in learned) for kind in ("suicide", "geweld", "gevaar", "none")}
    assert min(counts["suicide"], counts["geweld"], counts["gevaar"]) >= 350
    assert counts["none"] >= 1200


def test_figures_count_what_was_seen() -> None:
    seen, missed = Verdict("geweld", "clear"), Verdict()
    judged = [
        Judged(Example("a", "geweld", "victim"), seen),
        Judged(Example("b", "geweld", "victim"), missed),
        Judged(Example("c", "none", "hard"), seen),
    ]
    assert recall(judged, "geweld") == 0.5
    assert (false_alarms(judged), false_alarms(judged, "ordinary")) == (1.0, 0.0)


def test_about_a_fifth_is_kept_apart() -> None:
    kept = sum(kept_apart(Example(f"zin {number}", "none", "themes")) for number in range(1000))
    assert 150 < kept < 250
