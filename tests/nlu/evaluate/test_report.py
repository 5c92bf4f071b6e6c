# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.evaluate.report import headline, whole
from nlu.evaluate.section import Section


def _line(text: str, label: str) -> str:
    return next(line for line in text.splitlines() if label in line)


def test_a_figure_stands_beside_its_goal_and_the_list_of_words(section: Section) -> None:
    best = _line(headline(section), "The best theme is one of")
    assert [cell.strip() for cell in best.split("|")[2:-1]] == ["≥ 85.0 %", "50.0 %", "NO", "1 of 2", "0.0 %"]


def test_what_was_not_measured_is_left_out(section: Section) -> None:
    assert "in so many words" not in headline(section)
    assert "veiled" in headline(section)


def test_no_message_itself_is_in_the_report(section: Section) -> None:
    assert whole(section).startswith("# proef\n")
    assert not [text for text in section.messages.texts if text in whole(section)]
