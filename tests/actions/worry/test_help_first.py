# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.actions.talk import Talk, text


def test_the_opening_fits_the_finer_need_and_the_step_stays_the_themes(talk: Talk) -> None:
    said = text(talk.worry("de post ligt er nog", "geld"))

    assert "durven de post niet meer open te maken" in said
    assert "0800-8115" in said


def test_the_step_says_whether_they_are_open_as_of_now(talk: Talk) -> None:
    talk.context["now"] = "2026-11-23T19:00:00+01:00"

    assert "Nu open tot 21:00." in text(talk.worry("ik heb schulden", "geld"))
