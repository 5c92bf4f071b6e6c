# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.recognise.space import Space, side_by_side

LINES = ["ik heb schulden", "ik heb schulden en schulden", "niemand om mee te praten", ""]
SAID = ["schulden schulden ik", "iets heel anders", "", "ik"]


def learned(analyzer: str) -> TfidfVectorizer:
    space = TfidfVectorizer(analyzer=analyzer, ngram_range=(1, 3), lowercase=False, sublinear_tf=True)
    return space.fit(LINES)


@pytest.mark.parametrize("analyzer", ["word", "char_wb"])
def test_a_text_looks_as_it_did_when_the_model_learned(analyzer: str) -> None:
    space = learned(analyzer)
    found = side_by_side([Space.of(space)], [[line] for line in SAID])
    assert np.allclose(found.toarray(), space.transform(SAID).toarray())


def test_spaces_stand_side_by_side_each_with_its_weight() -> None:
    words, letters = learned("word"), learned("char_wb")
    found = side_by_side([Space.of(letters), Space.of(words, 0.5)], [[line, line] for line in SAID])
    expected = hstack([letters.transform(SAID), words.transform(SAID) * 0.5])
    assert np.allclose(found.toarray(), expected.toarray())
    assert found.has_sorted_indices
