# SPDX-License-Identifier: EUPL-1.2
"""`content.cli`: what an editor sees in the terminal."""

from __future__ import annotations

import pytest

from content import cli
from tests.content.tree import Tree


def arguments(tree: Tree) -> list[str]:
    """The command's arguments for a tiny content."""
    return ["--base", str(tree.base), "--overlay", str(tree.overlay)]


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
        f"{tree.base}/buttons.yml:2: an exclamation mark sounds like shouting: end with a full stop"
    ]


def test_compile_names_the_file_it_made(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.compile([*arguments(tree), "--target", str(tree.target)]) == 0
    assert f"{tree.target}/content-" in capsys.readouterr().out


def test_compile_says_what_is_broken_and_fails(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.spoil("buttons.yml", "ja:", "ja: [")
    assert cli.compile([*arguments(tree), "--target", str(tree.target)]) == 1
    assert "buttons.yml:3: this is not YAML" in capsys.readouterr().out
