# SPDX-License-Identifier: EUPL-1.2
"""`content.cli`: what an editor sees in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import cli
from content.check import check
from content.problem import Problem
from tests.content.tree import Tree


def arguments(tree: Tree) -> list[str]:
    """The command's arguments for a tiny content."""
    tree.overlay.mkdir(exist_ok=True)
    return ["--base", str(tree.base), "--overlay", str(tree.overlay)]


def another_room(base: Path) -> list[Problem]:
    """A check of its own, that finds what the content's finds too."""
    return [*check(base), Problem(base / "a.txt", 3, "mend this")]


def test_check_says_that_all_is_well_when_nothing_is_wrong(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.check(arguments(tree)) == 0
    assert capsys.readouterr().out == "Alles klopt.\n"


def test_check_prints_a_line_for_each_problem_and_fails(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.spoil("buttons.yml", "Ja", "Ja!")
    assert cli.check(arguments(tree)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{tree.base}/buttons.yml:2: een uitroepteken klinkt als roepen: eindig met een punt",
        "Fouten: 1. Tips: 0.",
    ]


def test_check_prints_what_another_room_found_among_its_own_and_each_only_once(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.spoil("buttons.yml", "Ja", "Ja!")
    (own,) = check(tree.base)
    assert cli.check(arguments(tree), another_room) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{tree.base}/a.txt:3: mend this",
        str(own),
        "Fouten: 2. Tips: 0.",
    ]


def test_compile_names_the_file_it_made(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.compile([*arguments(tree), "--target", str(tree.target)]) == 0
    assert f"{tree.target}/content-" in capsys.readouterr().out


def test_compile_says_what_is_broken_and_fails(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.spoil("buttons.yml", "ja:", "ja: [")
    assert cli.compile([*arguments(tree), "--target", str(tree.target)]) == 1
    assert "buttons.yml:2: er staat een haakje open" in capsys.readouterr().out


def test_a_tip_is_shown_and_fails_only_when_asked_to(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.spoil("buttons.yml", "Ja", "Inzake")
    assert cli.check(arguments(tree)) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{tree.base}/buttons.yml:2: tip: “Inzake” is kantoortaal: schrijf “over”",
        "Fouten: 0. Tips: 1.",
    ]
    assert cli.check([*arguments(tree), "--strict"]) == 1


def test_a_layer_that_is_not_there_is_told(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.check(["--base", str(tree.base), "--overlay", str(tree.overlay / "nergens")]) == 0
    assert f"{tree.overlay}/nergens:1: tip: deze map is er niet" in capsys.readouterr().out
