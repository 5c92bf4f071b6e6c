# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.recognise.letters import learn
from nlu.recognise.space import Space

LINES = [
    "ik heb schulden, en de huur is hoog",
    "schulden schulden schulden",
    "de huur",
    "o ja",
    "",
    "ik  heb\tgeen huur",
]


def test_groups_are_weighed_as_scikit_learn_weighs_them() -> None:
    for fewest in (1, 2):
        theirs = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), lowercase=False, sublinear_tf=True, min_df=fewest
        )
        expected = theirs.fit_transform(LINES)
        space, rows = learn(LINES, (3, 5), fewest)
        assert space.vocabulary_ == theirs.vocabulary_
        np.testing.assert_allclose(space.idf_, theirs.idf_, rtol=1e-6)
        np.testing.assert_allclose(rows.toarray(), expected.toarray(), rtol=1e-6)


def test_a_text_is_looked_up_as_it_was_learned() -> None:
    space, rows = learn(LINES, (3, 5), 1)
    columns, weights = Space.of(space).row(LINES[0])
    learned = rows[0].sorted_indices()
    assert columns.tolist() == learned.indices.tolist()
    np.testing.assert_allclose(weights, learned.data, rtol=1e-6)
