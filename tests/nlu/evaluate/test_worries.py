# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from nlu.evaluate.share import Share
from nlu.evaluate.worries import (
    Told,
    by_register,
    by_theme,
    calibration_error,
    decisions,
    figures,
    place_found,
)
from tests.nlu.evaluate.sample import told, worry


@pytest.fixture(name="catalogue")
def fixture_catalogue(var: Path) -> Catalogue:
    return Catalogue.open(var / "content")


def test_a_theme_counts_first_among_three_and_as_the_main_one(catalogue: Catalogue) -> None:
    found = figures(
        [
            told(worry("geld", "wonen"), "geld", "wonen", "recht"),
            told(worry("geld", "wonen"), "wonen", "geld", "recht"),
            told(worry("werk"), "geld", "wonen", "werk", "recht"),
            told(worry("werk"), "geld", "wonen", "recht", "werk"),
        ],
        catalogue,
    )
    assert (found["top_1"], found["main"], found["top_3"]) == (Share(2, 4), Share(1, 4), Share(3, 4))


def test_both_worries_count_only_when_both_are_detected(catalogue: Catalogue) -> None:
    two = worry("geld", "wonen", "recht")
    found = figures(
        [
            told(two, detected=("wonen", "geld")),
            told(two, detected=("geld", "recht")),
            told(worry("geld"), detected=("geld",)),
        ],
        catalogue,
    )
    assert found["both"] == Share(1, 2)


def test_out_of_scope_and_refused_worries_are_apart(catalogue: Catalogue) -> None:
    found = figures(
        [
            told(worry(out_of_scope=True), out_of_scope=True),
            told(worry(out_of_scope=True), out_of_scope=False),
            told(worry("geld"), out_of_scope=True),
            told(worry(human=True), out_of_scope=True),
        ],
        catalogue,
    )
    assert (found["out_of_scope"], found["refused"]) == (Share(1, 2), Share(1, 1))


def test_a_wish_for_a_person_is_heard_or_imagined(catalogue: Catalogue) -> None:
    found = figures(
        [told(worry(human=True), human=True), told(worry(human=True)), told(worry("geld"), human=True)],
        catalogue,
    )
    assert (found["human"], found["human_false"]) == (Share(1, 2), Share(1, 1))


@pytest.mark.parametrize(
    ("label", "spotted", "municipality", "right"),
    [
        ("hilversum", "Hilversum", "Hilversum", True),
        ("Hilversum", "in Hilversum", "Hilversum", True),
        ("Hilversum", "Borculo", "Berkelland", False),
        ("Hilversum", None, None, False),
        ("Hilversum", "Hilversum", None, False),
        ("Hengelo", "Hengelo", None, True),
    ],
)
def test_a_place_needs_its_municipality_unless_its_name_stands_for_several(
    catalogue: Catalogue, label: str, spotted: str | None, municipality: str | None, right: bool
) -> None:
    one = told(worry("geld", place=label), place=spotted, municipality=municipality)
    assert place_found(one, catalogue) is right


def test_a_place_that_nobody_named_is_counted(catalogue: Catalogue) -> None:
    found = figures([told(worry("geld"), place="Best"), told(worry("geld"))], catalogue)
    assert found["place_false"] == Share(1, 2)


def test_confidence_that_is_right_as_often_as_it_says_has_no_error() -> None:
    good = [told(worry("geld"), "geld" if at < 3 else "werk", confidence=0.75) for at in range(4)]
    assert calibration_error(good) == pytest.approx(0)
    bad = [told(worry("geld"), "werk", confidence=0.95)]
    assert calibration_error(bad) == pytest.approx(0.95)
    assert calibration_error([*good, *bad]) == pytest.approx(0.95 / 5)


def test_each_decision_tells_how_often_it_is_taken_and_right() -> None:
    found = decisions(
        [
            told(worry("geld"), "geld", decision="sure"),
            told(worry("geld"), "werk", decision="sure"),
            told(worry("geld"), "geld", decision="unsure"),
            told(worry(out_of_scope=True), "geld", decision="out_of_scope"),
        ]
    )
    assert found["sure"] == (Share(2, 3), Share(1, 2))
    assert found["unsure"] == (Share(1, 3), Share(1, 1))
    assert found["out_of_scope"] == (Share(0, 3), Share(0, 0))


def test_a_theme_tells_how_far_it_can_be_believed() -> None:
    messages = [
        told(worry("geld"), "geld"),
        told(worry("werk"), "geld"),
        told(worry(out_of_scope=True), "geld"),
        told(worry(out_of_scope=True), "geld", out_of_scope=True),
    ]
    themes = by_theme(messages)
    assert (themes["geld"]["top_1"], themes["geld"]["believed"]) == (Share(1, 1), Share(1, 3))
    assert (themes["werk"]["top_1"], themes["werk"]["believed"]) == (Share(0, 1), Share(0, 0))


def test_each_register_has_its_own_figures() -> None:
    messages: list[Told] = [told(worry("geld", register="sms"), "geld"), told(worry("geld"), "werk")]
    found = by_register(messages)
    assert (found["sms"]["top_1"], found["plain"]["top_1"]) == (Share(1, 1), Share(0, 1))
