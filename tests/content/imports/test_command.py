# SPDX-License-Identifier: EUPL-1.2
"""The commands show first, write when told to, and give back what came in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from content.compile import compile_content
from content.imports import command
from content.loader import load
from tests.content.hsds.support import EXAMPLES, canonical
from tests.content.tree import Tree

LIST = "Naam;Omschrijving;Gemeente;Thema\nInloop;Praten.;Hier;geld\nFout;X;Nergens;geld\n"


@pytest.fixture
def asked(tree: Tree) -> list[str]:
    """The options that point at a tiny content."""
    return ["--base", str(tree.base), "--overlay", str(tree.overlay), "--organisation", "dorp"]


def test_it_is_only_shown_until_somebody_says_yes(
    tree: Tree, tmp_path: Path, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(LIST, "utf-8")
    options = [str(file), "--source", "lijst", "--assured", "2026-11-01", *asked]
    assert command.bring(options) == 0
    assert "1 nieuw, 0 veranderd, 0 hetzelfde, 0 weg, 1 fout" in capsys.readouterr().out
    assert not list(tree.overlay.rglob("*.jsonl"))
    assert command.bring([*options, "--yes"]) == 0
    assert [c.name for c in tree.book().contacts("geld", "GM0001", "dorp")][:2] == ["Team", "Inloop"]


def test_what_is_written_by_hand_lies_over_what_came_in_field_by_field(tree: Tree, asked: list[str]) -> None:
    line = {"id": "lijst_x", "name": "Kwam", "description": "In.", "access": "zelf", "level": "national"}
    line |= {
        "source": "l",
        "assured_date": "2026-11-01",
        "confidence": "high",
        "website": "https://x.example",
    }
    tree.change("directory/imported/lijst.jsonl", json.dumps(line) + "\n")
    tree.change("directory/own.yml", '- id: lijst_x\n  name: "Veranderd"\n')
    found = tree.book().contact("lijst_x", "dorp")
    assert found and (found.name, found.description) == ("Veranderd", "In.")


@pytest.mark.parametrize("folder", EXAMPLES)
def test_a_full_service_goes_in_and_out_by_the_commands(
    tree: Tree, tmp_path: Path, asked: list[str], folder: Path
) -> None:
    given, out = folder / "service_full.json", tmp_path / "uit.json"
    assert command.bring([str(given), "--source", "gids", "--yes", *asked]) == 0
    compile_content(tree.base, tree.overlay, tree.target)
    assert command.send([str(out), "--form", "hsds-json", "--source", "gids", *asked]) == 0
    assert canonical(json.loads(out.read_text("utf-8"))) == canonical(json.loads(given.read_text("utf-8")))


@pytest.mark.parametrize("form", command.FORMS)
def test_the_whole_directory_goes_out_in_every_form(
    tmp_path: Path, asked: list[str], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.send([str(tmp_path / "uit"), "--form", form, *asked]) == 0
    assert "2 contacten" in capsys.readouterr().out and (tmp_path / "uit").stat().st_size > 100


@pytest.mark.parametrize(
    ("source", "refused"),
    [("gemeente", True), ("gemeente-gm0402", True), ("gemeente-", True), ("gemeente-lijst", False)],
)
def test_a_source_cannot_be_called_so_that_its_contacts_pass_for_a_municipalitys_own_entrance(
    tmp_path: Path, asked: list[str], source: str, refused: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(LIST, "utf-8")
    assert command.bring([str(file), "--source", source, *asked]) == refused
    assert ("zet er iets bij, zoals gemeente-lijst" in capsys.readouterr().err) is refused


@pytest.mark.parametrize("name", ["niet-daar.csv", "leeg.csv"])
def test_what_cannot_be_read_is_told(
    tmp_path: Path, asked: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leeg.csv").write_text("", "utf-8")
    assert command.bring([str(tmp_path / name), "--source", "x", *asked]) == 1
    assert name in capsys.readouterr().err


def test_a_broken_line_is_told_with_its_number(tree: Tree) -> None:
    tree.change("directory/imported/lijst.jsonl", '{"id": "a"}\nnee\n{"id": "a"}\n')
    told = [str(problem) for problem in load(tree.base, tree.overlay).problems]
    assert any("lijst.jsonl:2: deze regel is geen contact" in one for one in told)
    assert any("lijst.jsonl:3: " in one and "is er al" in one for one in told)
