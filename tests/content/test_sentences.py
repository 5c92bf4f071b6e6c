# SPDX-License-Identifier: EUPL-1.2
"""Example sentences beside a theme: one a line, in plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import sentences


def _read(tmp_path: Path, text: str) -> tuple[list[tuple[str, tuple[str, ...], int]], list[str]]:
    path = tmp_path / "oma.txt"
    path.write_bytes(text.encode())
    found, problems = sentences.read(path)
    return [(one.text, one.also, one.line) for one in found], [str(problem) for problem in problems]


def test_each_line_is_a_sentence_and_keeps_its_number(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, "# Stem: oma\n\nik heb 't koud\nde ketel is stuk   \n")
    assert found == [("ik heb 't koud", (), 3), ("de ketel is stuk", (), 4)]
    assert problems == []


def test_the_file_names_the_voice(tmp_path: Path) -> None:
    path = tmp_path / "oma.txt"
    path.write_text("het is koud\n", "utf-8")
    assert sentences.read(path)[0][0].voice == "oma"


@pytest.mark.parametrize("ending", ["ook: [wonen, werk]", "ook:[wonen,werk]", " ook: [ wonen , werk ] "])
def test_other_themes_stand_at_the_end_of_the_line(tmp_path: Path, ending: str) -> None:
    found, problems = _read(tmp_path, f"de baas zegt dat ik eruit moet {ending}\n")
    assert found == [("de baas zegt dat ik eruit moet", ("wonen", "werk"), 1)]
    assert problems == []


@pytest.mark.parametrize("half", ["ook: wonen", "ook: [wonen", "ook: wonen]"])
def test_a_half_written_second_theme_is_named_with_its_line(tmp_path: Path, half: str) -> None:
    _, problems = _read(tmp_path, f"het is koud\nde baas zegt nee {half}\n")
    assert [problem.split(":", 2)[1:] for problem in problems] == [
        ["2", " een tweede thema staat hier half: schrijf het aan het eind van de regel als “ook: [geld]”"]
    ]


def test_a_line_with_only_another_theme_is_named(tmp_path: Path) -> None:
    _, problems = _read(tmp_path, " ook: [wonen]\n")
    assert "hier staat geen zin" in problems[0]


def test_a_file_of_another_encoding_is_named_and_a_byte_order_mark_forgiven(tmp_path: Path) -> None:
    path = tmp_path / "oma.txt"
    path.write_bytes("caf\xe9".encode("latin-1"))
    assert "UTF-8" in str(sentences.read(path)[1][0])
    path.write_bytes("caf\xe9".encode("utf-8-sig"))
    assert sentences.read(path)[0][0].text == "café"


def test_people_who_say_ook_are_not_taken_for_editors(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, "mijn zus zegt het ook: dit kan zo niet\n")
    assert found[0][0] == "mijn zus zegt het ook: dit kan zo niet" and problems == []
