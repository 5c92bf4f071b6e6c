# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.recognise.features import _weighed

LINES = ["ik heb schulden", "ik heb schulden en schulden", "niemand om mee te praten", ""]
SAID = ["schulden schulden ik", "iets heel anders", "", "ik"]


def test_a_text_looks_as_it_did_when_the_model_learned() -> None:
    for analyzer in ("word", "char_wb"):
        space = TfidfVectorizer(analyzer=analyzer, ngram_range=(1, 3), lowercase=False, sublinear_tf=True)
        space.fit(LINES)
        for _ in range(2):
            expected = space.transform(SAID)
            assert np.allclose(_weighed(space, SAID).toarray(), expected.toarray())
