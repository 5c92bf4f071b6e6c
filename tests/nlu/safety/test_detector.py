# SPDX-License-Identifier: EUPL-1.2
"""How the learned detector adds up."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.safety.detector import KINDS, WINDOW, Detector
from nlu.safety.features import SIZE, features

DANGER, HARMLESS = 7, 8


@pytest.fixture(name="detector")
def fixture_detector() -> Detector:
    weights = np.zeros((SIZE, len(KINDS) + 1), np.float32)
    weights[DANGER] = [-5, 5, 0, 0, 3]
    weights[HARMLESS] = [5, -5, 0, 0, 0]
    start = np.array([1, 0, 0, 0, 0], np.float32)
    return Detector(weights, np.ones(SIZE, np.float32), start, ("suicide:self",), 4.0)


def test_a_feature_of_danger_makes_danger_likely(detector: Detector) -> None:
    reading = detector.read(np.array([DANGER]), np.array([0]))
    assert reading.kinds["suicide"] > 0.9
    assert reading.roles == {"suicide:self": 3.0}


def test_the_worst_stretch_of_a_long_text_counts(detector: Detector) -> None:
    buckets = np.array([HARMLESS] * 50 + [DANGER] * 3 + [HARMLESS] * 50)
    places = np.concatenate([np.arange(50), 2000 + np.arange(3), 9000 + np.arange(50)])
    assert places.max() > WINDOW * 1.5
    assert detector.read(buckets, places).kinds["suicide"] > 0.9
    assert detector.read(buckets, np.zeros(103, np.int64)).kinds["suicide"] < 0.1


def test_saying_it_again_does_not_make_it_likelier(detector: Detector) -> None:
    few, many = (detector.read(np.array([DANGER] * n), np.zeros(n, np.int64)) for n in (4, 400))
    assert many.kinds == pytest.approx(few.kinds)


def test_features_know_where_in_the_text_they_stand() -> None:
    buckets, places = features(["ik", "wil"], [("@f_wens",), ()])
    assert len(buckets) == len(places)
    assert buckets.max() < SIZE
    assert places.max() < len(" ik wil ")
