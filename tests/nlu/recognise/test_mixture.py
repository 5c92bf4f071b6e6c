# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np

from nlu.recognise.machines import Columns, Group
from nlu.recognise.mixture import fit
from nlu.recognise.words import Said, Word


def said(text: str) -> Said:
    return Said(text, tuple(Word(word, text.index(word)) for word in text.split()))


TEXTS = [said(f"{word} nummer {at}") for at in range(30) for word in ("schuld", "huis", "fiets")]
MONEY: Columns = {"geld": np.array(["schuld" in t.text for t in TEXTS])}
HOME: Columns = {"wonen": np.array(["huis" in t.text for t in TEXTS])}


def test_each_label_is_recognised_with_a_probability() -> None:
    features, learned = fit(TEXTS, (Group(MONEY), Group(HOME)))
    chances = learned.probabilities(features.of([said("schuld nummer tien"), said("huis nummer tien")]))
    assert learned.labels == ("geld", "wonen")
    assert chances[0, 0] > 0.8 > 0.3 > chances[0, 1]
    assert chances[1, 1] > 0.8 > 0.3 > chances[1, 0]


def test_labels_of_one_group_share_what_a_score_is_worth() -> None:
    _, learned = fit(TEXTS, (Group({**MONEY, **HOME}),))
    assert (learned.worth[0] == learned.worth[1]).all() and learned.offset[0] == learned.offset[1]


def test_chance_answers_are_not_called_certain() -> None:
    generator = np.random.default_rng(3)
    noise: Columns = {"niets": generator.random(len(TEXTS)) < 0.5}
    features, learned = fit(TEXTS, (Group(noise),))
    chances = learned.probabilities(features.of([said(f"iets {at}") for at in range(50)]))
    assert chances.max() < 0.9


def test_a_label_with_few_sentences_is_learned_and_cautious() -> None:
    few: Columns = {"zeldzaam": np.array([at < 3 for at in range(len(TEXTS))])}
    features, learned = fit(TEXTS, (Group(few),))
    assert learned.probabilities(features.of(TEXTS[-3:])).max() < 0.5


def test_phrases_teach_only_the_lines_of_groups_that_want_them() -> None:
    phrases = [said(f"woekerlening {at}") for at in range(30)]
    spoken = np.array([True] * len(TEXTS) + [False] * len(phrases))
    money = np.append(MONEY["geld"], [True] * len(phrases))
    groups = (Group({"met": money}), Group({"zonder": money}, phrases=False))
    features, learned = fit([*TEXTS, *phrases], groups, spoken)
    met, zonder = learned.machines.scores(features.of([said("woekerlening")]))[0, :, 0]
    assert met > 0 > zonder


def test_a_network_beside_the_linear_machines_is_asked_too() -> None:
    features, learned = fit(TEXTS, (Group({**MONEY, **HOME}),))
    rows = features.of([said("schuld nummer tien"), said("huis nummer tien")])
    scores = learned.machines.scores(rows)
    assert scores.shape == (2, 2, 2)
    assert scores[0, 0, 1] > scores[0, 1, 1] and scores[1, 1, 1] > scores[1, 0, 1]
    chances = learned.probabilities(rows)
    assert chances[0, 0] > 0.8 > 0.3 > chances[0, 1]


def test_where_it_is_known_what_scores_are_worth_it_is_not_learned_again() -> None:
    groups = (Group(MONEY, name="geld"), Group(HOME, name="thuis"))
    known = {"geld": (2.0, 1.0, -1.0), "thuis": (1.0, 3.0, 0.5)}
    _, learned = fit(TEXTS, groups, known=known)
    assert [*map(tuple, learned.worth.tolist())] == [(2.0, 1.0), (1.0, 3.0)]
    assert learned.offset.tolist() == [-1.0, 0.5]


def test_what_is_not_known_of_every_group_is_learned_of_all() -> None:
    groups = (Group(MONEY, name="geld"), Group(HOME, name="thuis"))
    _, learned = fit(TEXTS, groups, known={"geld": (9.0, 9.0, 9.0)})
    assert (learned.worth != 9.0).all()
