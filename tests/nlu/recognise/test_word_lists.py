# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from nlu.recognise import word_lists


def test_remarks_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("# zo: niet\n\ngeld: schulden; rood staan\nwonen: huur\n", "utf-8")
    assert list(word_lists.read(file)) == [("geld", "schulden; rood staan"), ("wonen", "huur")]


@pytest.mark.parametrize("file", sorted(word_lists.FOLDER.glob("*.txt")))
def test_every_line_of_the_editors_lists_is_a_remark_or_a_name_with_words(file: Path) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert len(list(word_lists.read(file))) == len(lines)
    assert all(name and rest for name, rest in word_lists.read(file))


def test_phrases_belong_to_themes_there_are() -> None:
    themes = {path.stem for path in (word_lists.FOLDER.parent / "themes").glob("*.yml")}
    assert {name for name, _ in word_lists.read(word_lists.PHRASES)} <= themes


def test_a_star_stands_at_one_end_of_a_word_only() -> None:
    words = [word for _, line in word_lists.read(word_lists.CONCEPTS) for word in line.split()]
    assert [word for word in words if "*" in word.strip("*") or word.count("*") > 1] == []
