# SPDX-License-Identifier: EUPL-1.2
"""`content.heard_words`: counted once, and anew when a sentence changed."""

from __future__ import annotations

from pathlib import Path

from content.gazetteer.heard import OFTEN, heard
from content.heard_words import Heard

SAID = ["ik heb schulden"] * OFTEN


def of(folder: Path, *groups: list[str]) -> list[str]:
    """What is heard in these groups."""
    return Heard(folder).of(groups, ["goor"], ["in"])


def test_it_is_what_counting_all_of_it_gives(tmp_path: Path) -> None:
    groups = [SAID, ["wij wonen in goor", "wij gaan", "wij ook"]]
    expected = heard([text for group in groups for text in group], ["goor"], ["in"])
    for _ in range(2):
        assert of(tmp_path, *groups) == expected


def test_a_word_is_counted_over_all_groups_together(tmp_path: Path) -> None:
    assert "schulden" in of(tmp_path, SAID[:1], SAID[1:])


def test_a_changed_sentence_is_counted_anew(tmp_path: Path) -> None:
    assert "schulden" in of(tmp_path, SAID)
    assert "schulden" not in of(tmp_path, SAID[1:])


def test_a_spoilt_side_file_is_made_again(tmp_path: Path) -> None:
    of(tmp_path, SAID)
    for file in tmp_path.iterdir():
        file.write_text('{"half', "utf-8")
    assert "schulden" in of(tmp_path, SAID)


def test_side_files_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(30):
        of(tmp_path, SAID, [f"zin {number}"] * OFTEN)
    assert len(list(tmp_path.iterdir())) < 15
