# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.recognise.runs import learn
from nlu.recognise.space import Space

LINES = [
    "ik heb schulden en de huur is hoog",
    "schulden schulden schulden",
    "de huur",
    "o",
    "",
    "ik  heb geen huur",
    "de huur is hoog en ik heb schulden",
]


@pytest.mark.parametrize("sizes", [(1, 1), (1, 3), (2, 3)])
@pytest.mark.parametrize("fewest", [1, 2])
def test_runs_are_weighed_as_scikit_learn_weighs_them(sizes: tuple[int, int], fewest: int) -> None:
    theirs = TfidfVectorizer(
        tokenizer=str.split,
        token_pattern=None,
        ngram_range=sizes,
        lowercase=False,
        sublinear_tf=True,
        min_df=fewest,
    )
    expected = theirs.fit_transform(LINES)
    space, rows = learn(LINES, sizes, fewest)
    assert space.vocabulary_ == theirs.vocabulary_
    np.testing.assert_allclose(space.idf_, theirs.idf_, rtol=1e-6)
    np.testing.assert_allclose(rows.toarray(), expected.toarray(), rtol=1e-6)


def test_a_run_does_not_reach_from_one_text_into_the_next() -> None:
    space, _ = learn(["de huur", "is hoog"], (1, 3), 1)
    assert sorted(space.vocabulary_) == ["de", "de huur", "hoog", "huur", "is", "is hoog"]


def test_a_text_is_looked_up_as_it_was_learned() -> None:
    space, rows = learn(LINES, (1, 3), 1)
    columns, weights = Space.of(space).row(LINES[0])
    learned = rows[0].sorted_indices()
    assert columns.tolist() == learned.indices.tolist()
    np.testing.assert_allclose(weights, learned.data, rtol=1e-6)
