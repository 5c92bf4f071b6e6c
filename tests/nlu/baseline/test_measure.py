# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from pathlib import Path

import pytest

from content.catalogue import Catalogue
from nlu.baseline.answer import Pace
from nlu.baseline.command import Cost
from nlu.baseline.measure import Comparison, Side
from nlu.baseline.train import Training
from nlu.evaluate.heard import Heard
from nlu.evaluate.section import Measured, Messages
from tests.nlu.evaluate.sample import worry

GELD, WERK, OUTSIDE = Heard(themes=(("geld", 0.9),)), Heard(themes=(("werk", 0.9),)), Heard(out_of_scope=True)
MESSAGES = Messages(
    "proef", [worry("geld", text="van geld"), worry("werk", text="van werk"), worry(out_of_scope=True)], []
)


@pytest.fixture(name="compared")
def fixture_compared(var: Path) -> Comparison:
    catalogue = Catalogue.open(var / "content")
    ours, baseline, fallback = (
        Measured(MESSAGES, heard, catalogue)
        for heard in ([GELD, WERK, OUTSIDE], [GELD, GELD, WERK], [GELD, OUTSIDE, OUTSIDE])
    )
    training = Training("2026-11-20", "abc1234", 15000, 100, 1, Cost(50.0, 40.0), Cost(5000.0, 4000.0))
    return Comparison(
        training,
        Side(ours, Pace(2.0, 4.0, 3.0)),
        Side(baseline, Pace(8.0, 16.0, 12.0)),
        fallback,
        "2026-11-21",
    )


def cells(text: str, label: str) -> list[str]:
    """What stands in the row that begins so."""
    (row,) = [line for line in text.splitlines() if line.startswith(f"| {label} ")]
    return [cell.strip() for cell in row.strip("|").split("|")][1:]


def test_each_figure_stands_beside_its_goal_and_the_other(compared: Comparison) -> None:
    text = compared.text()
    assert cells(text, "The best theme is one of the message's") == ["≥ 85.0 %", "100.0 %", "50.0 %", "2"]
    assert cells(text, "Out of scope: found") == ["≥ 85.0 %", "100.0 %", "0.0 %", "1"]


def test_what_the_fallback_finds_and_refuses_stands_apart(compared: Comparison) -> None:
    rows = [line for line in compared.text().splitlines() if "fallback" in line]
    assert ["100.0 %" in rows[0], "50.0 %" in rows[1]] == [True, True]
    assert len(rows) == 2


def test_cost_is_told_as_a_ratio(compared: Comparison) -> None:
    text = compared.text()
    assert cells(text, "Training, s") == ["50.0", "5,000.0", "0.010"]
    assert cells(text, "Parse of one message, ms (median)") == ["2.0", "8.0", "0.250"]


def test_it_says_when_and_on_what_it_was_trained(compared: Comparison) -> None:
    head = compared.text().split("\n\n")[0]
    for said in ("2026-11-20", "abc1234", "15,000", "100 epochs", "2026-11-21", "3 messages"):
        assert said in head


def test_what_it_cannot_tell_is_left_out(compared: Comparison) -> None:
    assert "place" not in compared.text().lower()
    assert "both" not in compared.data()["baseline"]["figures"]


def test_the_data_hold_every_figure(compared: Comparison) -> None:
    data = json.loads(json.dumps(compared.data()))
    assert data["baseline"]["figures"]["top_1"] == {"good": 1, "of": 2}
    assert data["baseline_with_fallback"]["refused"] == {"good": 1, "of": 2}
    assert data["ours"]["registers"]["plain"]["top_3"] == {"good": 2, "of": 2}
    assert data["training"]["baseline"]["seconds"] == 5000.0


def test_no_message_stands_in_what_is_kept(compared: Comparison) -> None:
    kept = compared.text() + json.dumps(compared.data())
    assert not [one for one in MESSAGES.texts if one in kept]
