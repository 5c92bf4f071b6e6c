# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix, random

from nlu.recognise import views

ROWS = random(40, 30, density=0.3, format="csr", dtype=np.float32, random_state=5)


def test_each_half_has_its_own_columns_of_every_row() -> None:
    first, second = views.halves(ROWS, 12)
    assert (first.toarray() == ROWS.toarray()[:, :12]).all()
    assert (second.toarray() == ROWS.toarray()[:, 12:]).all()


def test_a_row_without_letters_or_without_words_keeps_its_place() -> None:
    rows = csr_matrix(np.array([[0, 0, 1, 2], [0, 0, 0, 0], [3, 0, 0, 0]], np.float32))
    first, second = views.halves(rows, 2)
    assert first.toarray().tolist() == [[0, 0], [0, 0], [3, 0]]
    assert second.toarray().tolist() == [[1, 2], [0, 0], [0, 0]]


def test_what_only_letters_tell_and_what_only_words_tell_are_both_heard() -> None:
    cases = np.tile(np.array([[1, 0, 0, 1], [0, 1, 1, 0], [1, 0, 1, 0], [0, 1, 0, 1]], np.float32), (60, 1))
    truths = np.stack([cases[:, 0] > 0, cases[:, 3] > 0], axis=1)
    learned = views.train(csr_matrix(cases), truths, 2)
    heard = learned.scores(csr_matrix(cases[:4])) > learned.scores(csr_matrix(1 - cases[:4]))
    assert (heard == truths[:4]).all()
