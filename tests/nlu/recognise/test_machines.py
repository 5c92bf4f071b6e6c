# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np

from nlu.recognise.features import Features
from nlu.recognise.machines import Group, Taught, teach
from tests.nlu.recognise.test_mixture import HOME, MONEY, TEXTS, said


def test_each_label_gets_a_score_of_its_line_and_one_of_the_networks() -> None:
    space = Features()
    given = Taught(space.fit(TEXTS), space.letters, np.ones(len(TEXTS), dtype=bool))
    machines = teach(given, (Group(MONEY), Group(HOME)))
    scores = machines.scores(space.of([said("schuld nummer tien"), said("huis nummer tien")]))
    assert scores.shape == (2, 2, 2)
    assert (scores[0, 0] > scores[0, 1]).all() and (scores[1, 1] > scores[1, 0]).all()


def test_a_label_that_holds_for_all_or_none_is_no_matter_of_learning() -> None:
    space = Features()
    given = Taught(space.fit(TEXTS), space.letters, np.ones(len(TEXTS), dtype=bool))
    always, never = np.ones(len(TEXTS), dtype=bool), np.zeros(len(TEXTS), dtype=bool)
    scores = teach(given, (Group({"altijd": always, "nooit": never}),)).scores(space.of([said("fiets")]))
    assert scores[0, 0, 0] > 0 > scores[0, 1, 0]


def test_a_part_of_the_lessons_keeps_rows_and_columns_together() -> None:
    space = Features()
    given = Taught(space.fit(TEXTS), space.letters, np.arange(len(TEXTS)) % 2 == 0)
    chosen = np.array([1, 4])
    part, group = given.only(chosen), Group(MONEY, phrases=False, name="geld").only(chosen)
    assert part.rows.shape[0] == 2 and part.letters == given.letters and part.spoken.tolist() == [False, True]
    assert group.columns["geld"].tolist() == MONEY["geld"][chosen].tolist() and group.name == "geld"
    assert not group.phrases
