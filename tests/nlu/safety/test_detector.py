# SPDX-License-Identifier: EUPL-1.2
"""How the learned detector adds up."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.safety.detector import DANGERS, LONG, Detector, weighed
from nlu.safety.features import SIZE, features

DANGER, HARMLESS, UNKNOWN = 8, 10, 12
ROLES = ("suicide:other", "suicide:self")


@pytest.fixture(name="detector")
def fixture_detector() -> Detector:
    line = np.zeros((SIZE, 1 + len(DANGERS) + len(ROLES)), np.int8)
    line[DANGER] = [50, 50, 0, 0, 0, 30]
    line[HARMLESS] = [-50, -50, 0, 0, 0, 0]
    first = np.zeros((SIZE >> 1, 1), np.int8)
    first[DANGER >> 1] = 10
    rarity = np.ones(SIZE, np.float16)
    rarity[UNKNOWN] = 0
    ones, nothing = np.ones(1, np.float32), np.zeros(1, np.float32)
    return Detector(
        line=line,
        line_scale=np.full(line.shape[1], 0.1, np.float32),
        start=np.zeros(line.shape[1], np.float32),
        first=first,
        first_scale=ones,
        hidden=nothing,
        second=np.ones((1, 1 + len(DANGERS)), np.float32),
        bias=np.zeros(1 + len(DANGERS), np.float32),
        rarity=rarity,
        worth=np.array([1.0, 0.2, -1.0], np.float32),
        roles=ROLES,
    )


def test_a_feature_of_danger_makes_danger_likely(detector: Detector) -> None:
    reading = detector.read(np.array([DANGER]), np.array([0]))
    assert reading.kinds["suicide"] > 0.9
    assert sum(reading.kinds.values()) == pytest.approx(1.0)
    assert reading.roles == pytest.approx({"suicide:other": 0.0, "suicide:self": 3.0})


def test_the_network_is_heard_beside_the_line(detector: Detector) -> None:
    neighbour = np.array([DANGER ^ 1])
    assert detector.danger(detector.scores(neighbour)) > detector.danger(
        detector.scores(np.array([HARMLESS]))
    )
    assert detector.danger(detector.scores(neighbour)) == pytest.approx(0.2 * 10 - 1.0)


def test_the_worst_stretch_of_a_long_text_counts(detector: Detector) -> None:
    buckets = np.array([HARMLESS] * 50 + [DANGER] * 3 + [HARMLESS] * 50)
    places = np.concatenate([np.arange(50), 2000 + np.arange(3), 9000 + np.arange(50)])
    assert places.max() > LONG
    apart = detector.read(buckets, places).kinds["suicide"]
    together = detector.read(buckets, np.zeros(103, np.int64)).kinds["suicide"]
    assert apart > 0.8 > together


def test_saying_it_again_does_not_make_it_likelier(detector: Detector) -> None:
    few, many = (detector.read(np.array([DANGER] * n), np.zeros(n, np.int64)) for n in (4, 400))
    assert many.kinds == pytest.approx(few.kinds)


def test_what_was_hardly_seen_in_training_weighs_nothing(detector: Detector) -> None:
    numbers, values = weighed(np.array([DANGER, UNKNOWN, UNKNOWN]), detector.rarity)
    assert dict(zip(numbers.tolist(), values.tolist(), strict=True)) == pytest.approx(
        {DANGER: 1.0, UNKNOWN: 0.0}
    )


def test_features_know_where_in_the_text_they_stand() -> None:
    buckets, places = features(["ik", "wil"], [("@f_wens",), ()])
    assert len(buckets) == len(places)
    assert buckets.max() < SIZE
    assert places.max() < len(" ik wil ")
