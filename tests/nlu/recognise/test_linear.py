# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np

from nlu.recognise.linear import Columns, Group, fit
from nlu.recognise.words import Said, Word


def said(text: str) -> Said:
    return Said(text, tuple(Word(word, text.index(word)) for word in text.split()))


TEXTS = [said(f"{word} nummer {at}") for at in range(30) for word in ("schuld", "huis", "fiets")]
MONEY: Columns = {"geld": np.array(["schuld" in t.text for t in TEXTS])}
HOME: Columns = {"wonen": np.array(["huis" in t.text for t in TEXTS])}


def test_each_label_is_recognised_with_a_probability() -> None:
    features, linear = fit(TEXTS, (Group(MONEY), Group(HOME)))
    chances = linear.probabilities(features.of([said("schuld nummer tien"), said("huis nummer tien")]))
    assert linear.labels == ("geld", "wonen")
    assert chances[0, 0] > 0.8 > 0.3 > chances[0, 1]
    assert chances[1, 1] > 0.8 > 0.3 > chances[1, 0]


def test_labels_of_one_group_share_one_sigmoid() -> None:
    _, linear = fit(TEXTS, (Group({**MONEY, **HOME}),))
    assert linear.slope[0] == linear.slope[1] and linear.offset[0] == linear.offset[1]


def test_chance_answers_are_not_called_certain() -> None:
    generator = np.random.default_rng(3)
    noise: Columns = {"niets": generator.random(len(TEXTS)) < 0.5}
    features, linear = fit(TEXTS, (Group(noise),))
    chances = linear.probabilities(features.of([said(f"iets {at}") for at in range(50)]))
    assert chances.max() < 0.9


def test_a_label_with_few_sentences_is_learned_and_cautious() -> None:
    few: Columns = {"zeldzaam": np.array([at < 3 for at in range(len(TEXTS))])}
    features, linear = fit(TEXTS, (Group(few),))
    assert linear.probabilities(features.of(TEXTS[-3:])).max() < 0.5


def test_phrases_teach_only_the_groups_that_want_them() -> None:
    phrases = [said(f"woekerlening {at}") for at in range(30)]
    spoken = np.array([True] * len(TEXTS) + [False] * len(phrases))
    money = np.append(MONEY["geld"], [True] * len(phrases))
    groups = (Group({"met": money}), Group({"zonder": money}, phrases=False))
    features, linear = fit([*TEXTS, *phrases], groups, spoken)
    met, zonder = linear.probabilities(features.of([said("woekerlening")]))[0]
    assert met > 0.7 > 0.5 > zonder
