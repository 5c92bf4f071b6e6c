# SPDX-License-Identifier: EUPL-1.2
"""Spellings that are said alike."""

from __future__ import annotations

import pytest

from content.gazetteer.sound import sound


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("zutfen", "zutphen"),
        ("ensgede", "enschede"),
        ("mastrigt", "maastricht"),
        ("alkmaer", "alkmaar"),
        ("scheveninge", "scheveningen"),
        ("den hag", "den haag"),
    ],
)
def test_what_is_said_alike_sounds_alike(written: str, meant: str) -> None:
    assert sound(written) == sound(meant)


@pytest.mark.parametrize(("one", "other"), [("ede", "ee"), ("goor", "goes"), ("assen", "essen")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)
