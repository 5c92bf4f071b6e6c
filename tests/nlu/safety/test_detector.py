# SPDX-License-Identifier: EUPL-1.2
"""How the learned detector adds up."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.safety.detector import DANGERS, LONG, Detector, weighed
from nlu.safety.features import WORDS_FROM, features

DANGER, HARMLESS, UNKNOWN = 8, 10, 12
KNOWN = np.array([DANGER, HARMLESS], np.uint32)
ROLES = ("suicide:other", "suicide:self")


@pytest.fixture(name="detector")
def fixture_detector() -> Detector:
    line = np.array([[50, 50, 0, 0, 0, 30], [-50, -50, 0, 0, 0, 0]], np.int8)
    ones, nothing = np.ones(1, np.float32), np.zeros(1, np.float32)
    return Detector(
        known=KNOWN,
        line=line,
        line_scale=np.full(line.shape[1], 0.1, np.float32),
        start=np.zeros(line.shape[1], np.float32),
        first=np.array([[10], [0]], np.int8),
        first_scale=ones,
        hidden=nothing,
        second=np.ones((1, 1 + len(DANGERS)), np.float32),
        bias=np.zeros(1 + len(DANGERS), np.float32),
        rarity=np.ones(2, np.float16),
        worth=np.array([1.0, 0.2, -1.0], np.float32),
        roles=ROLES,
    )


def test_a_feature_of_danger_makes_danger_likely(detector: Detector) -> None:
    reading = detector.read(np.array([DANGER]), np.array([0]))
    assert reading.kinds["suicide"] > 0.9
    assert sum(reading.kinds.values()) == pytest.approx(1.0)
    assert reading.roles == pytest.approx({"suicide:other": 0.0, "suicide:self": 3.0})


def test_the_network_is_heard_beside_the_line(detector: Detector) -> None:
    assert detector.danger(detector.scores(np.array([DANGER]))) == pytest.approx(5.0 + 0.2 * 10 - 1.0)


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


def test_what_was_hardly_seen_in_training_is_left_out(detector: Detector) -> None:
    rows, values = weighed(np.array([DANGER, UNKNOWN, UNKNOWN]), detector.known, detector.rarity)
    assert (rows.tolist(), values.tolist()) == ([0], pytest.approx([1.0]))


def test_a_text_of_which_nothing_is_known_can_be_read(detector: Detector) -> None:
    assert detector.read(np.array([UNKNOWN]), np.array([0])).kinds["none"] > 0.5


def test_features_know_where_in_the_text_they_stand() -> None:
    numbers, places = features(["ik", "wil"], [("@f_wens",), ()])
    assert len(numbers) == len(places)
    assert numbers.max() < 2 * WORDS_FROM
    assert places.max() < len(" ik wil ")


def test_no_piece_reaches_over_a_space() -> None:
    numbers, _ = features(["ik", "wil"], [(), ()])
    apart = [features([word], [()])[0] for word in ("ik", "wil")]
    pieces = numbers[numbers < WORDS_FROM]
    assert set(pieces) == {number for one in apart for number in one if number < WORDS_FROM}
