# SPDX-License-Identifier: EUPL-1.2
"""`content.yaml_file` and `content.yaml_trouble`: whatever somebody types, a line and a plain word."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import yaml_file


def read(tmp_path: Path, content: bytes) -> tuple[object, list[tuple[int, str]]]:
    """What is read, and each problem's line with the first words of it."""
    path = tmp_path / "own.yml"
    path.write_bytes(content)
    file = yaml_file.read(path)
    return file.data, [(problem.line, problem.message) for problem in file.problems]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a:\n  b: 1\n\tc: 2\n", 3, "er staat een tab"),
        ("a:\n  b: 'x\nc: 1\n", 2, "er staat een aanhalingsteken open"),
        ("a:\n  b Hallo\n  c: x\n", 2, "hier ontbreekt een dubbele punt"),
        ('a:\n  b:"x"\n  c: y\n', 2, "hier ontbreekt een dubbele punt"),
        ("a:\n  b: Let op: dit\n", 2, "in deze tekst staat zelf een dubbele punt"),
        ("a:\n  b: x\n   c: y\n", 3, "deze regel springt niet goed in"),
        ("a:\n  b: {x} dag\n", 2, "er staat een haakje open of te veel"),
        ("a: %b\n", 1, "een tekst kan niet zo beginnen"),
        ("a: *b\n", 1, "een tekst kan niet zo beginnen"),
        ('a: "x\\q"\n', 1, "hier loopt de vorm mis"),
        ("a: x\x07y\n", 1, "hier staat een onzichtbaar teken"),
        ("- " * 5000, 1, "hier staat te veel in elkaar"),
        ("a: " + "{b: " * 5000, 1, "hier staat te veel in elkaar"),
        ("\n".join(" " * depth + "a:" for depth in range(3000)), 1, "hier staat te veel in elkaar"),
        ("<<: {a: b}\n", 1, "hier wordt een stuk van elders overgenomen"),
    ],
)
def test_a_broken_file_is_one_problem_at_the_line_of_the_mistake(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    data, ((where, words),) = read(tmp_path, text.encode())
    assert data is None
    assert (where, words.startswith(said)) == (line, True), words


def test_a_byte_order_mark_and_any_letter_are_fine(tmp_path: Path) -> None:
    assert read(tmp_path, "a: één 😀\n".encode("utf-8-sig")) == ({"a": "één 😀"}, [])


def test_a_text_in_another_encoding_is_named_at_its_first_letter(tmp_path: Path) -> None:
    data, ((line, said),) = read(tmp_path, "a: x\nb: café\n".encode("cp1252"))
    assert (data, line) == (None, 2)
    assert said.startswith("dit bestand is niet bewaard als UTF-8")


def test_brackets_in_a_long_line_side_by_side_are_fine(tmp_path: Path) -> None:
    data, problems = read(tmp_path, ("a: [" + "[x], " * 500 + "]\n").encode())
    assert isinstance(data, dict) and problems == []
