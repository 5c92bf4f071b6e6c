# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from content import layer_dates
from content.yaml_file import parsed

TODAY = date(2026, 11, 22)


def test_what_is_written_reads_back_the_same() -> None:
    said = {"texts": {"assured_date": "2026-11-22", "owner": 'Eva "de" \\ R'}, "danger": {"source": "CARE"}}

    assert layer_dates.read(parsed(Path("assured.yml"), layer_dates.written(said).encode())) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("teksten: {assured_date: 2026-01-01}", "“teksten” hoort hier niet zo"),
        ("texts: 2026-01-01", "“texts” hoort hier niet zo"),
        ("texts: {assured_date: gisteren}", "gisteren is geen datum"),
        ("texts: {owner: eva}", "is geen datum"),
        ("texts: {assured_date: 2030-01-01}", "ligt in de toekomst"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    [problem] = layer_dates.problems(parsed(Path("assured.yml"), text.encode()), TODAY)

    assert said in problem.message and problem.line == 1


def test_a_good_file_has_nothing_wrong() -> None:
    file = parsed(Path("assured.yml"), b"texts: {assured_date: 2026-11-22, owner: eva}")

    assert not list(layer_dates.problems(file, TODAY))
