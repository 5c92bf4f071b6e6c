# SPDX-License-Identifier: EUPL-1.2
"""`content.compile`: one file a version, switched in one step, kept when nothing changed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.compile import KEEP, BrokenContent, compile_content
from content.database import POINTER, usable
from tests.content.tree import Tree

CONTENT = Path(__file__).parents[2] / "content"


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """What stands in a folder, and whether it was written again."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_unchanged_content_is_not_written_again(tree: Tree) -> None:
    path = tree.compile()
    before = state(tree.target)
    assert tree.compile() == path
    assert state(tree.target) == before


@pytest.mark.parametrize("name", ["messages/talk.yml", "places/places.csv", "directory/local/GM0001.yml"])
def test_any_change_makes_a_new_version(tree: Tree, name: str) -> None:
    before = tree.compile()
    tree.write(name, (tree.base / name).read_text() + "\n")
    assert tree.compile() != before


def test_a_change_in_an_overlay_makes_a_new_version(tree: Tree) -> None:
    before = tree.compile()
    tree.change("messages/talk.yml", 'hallo: {text: "Dag, {name}."}')
    assert tree.compile() != before


def test_what_git_keeps_beside_an_overlay_makes_no_new_version(tree: Tree) -> None:
    tree.change("messages/talk.yml", 'hallo: {text: "Dag, {name}."}')
    before = tree.compile()
    tree.change("config.yml", "a: 1", organisation=".git")
    assert tree.compile() == before


def test_going_back_to_an_earlier_content_only_moves_the_pointer(tree: Tree) -> None:
    first = tree.compile()
    tree.spoil("messages/talk.yml", "Vertel wat er is.", "Zeg het.")
    second = tree.compile()
    tree.spoil("messages/talk.yml", "Zeg het.", "Vertel wat er is.")
    written = first.stat().st_mtime_ns
    assert tree.compile() == first != second
    assert first.stat().st_mtime_ns == written
    assert (tree.target / POINTER).read_text().strip() == first.name


def test_content_that_cannot_be_read_leaves_the_version_in_use(tree: Tree) -> None:
    book = tree.book()
    before = state(tree.target)
    tree.spoil("messages/talk.yml", "hallo:", "hallo: [")
    with pytest.raises(BrokenContent) as error:
        tree.compile()
    assert "talk.yml:1: er staat een haakje open" in str(error.value)
    assert state(tree.target) == before
    assert not book.refresh()


def test_a_contact_without_a_name_cannot_be_compiled(tree: Tree) -> None:
    tree.spoil("directory/national.yml", '  name: "Hulp"\n', "")
    with pytest.raises(BrokenContent, match="contact hulp heeft geen name"):
        tree.compile()


def test_a_text_that_is_only_badly_written_can_be_compiled(tree: Tree) -> None:
    tree.spoil("messages/talk.yml", "Vertel wat er is.", "Vertel!")
    assert tree.problems() != []
    assert tree.book().message("hallo", name="A") == "Hallo, A. Vertel!"


def test_folders_that_are_not_there_yet_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "buttons.yml").write_text('ja: {title: "Ja"}')
    compile_content(tmp_path / "base", tmp_path / "nowhere", tmp_path / "compiled")
    assert Catalogue.open(tmp_path / "compiled").button_title("ja") == "Ja"


def test_a_compile_that_died_halfway_is_done_over(tree: Tree) -> None:
    path = tree.compile()
    left = path.with_suffix(f".{os.getpid()}.tmp")
    path.unlink()
    left.write_bytes(b"half a file")
    assert tree.book().button_title("ja") == "Ja"
    assert not left.exists()


def test_only_a_few_versions_stay(tree: Tree) -> None:
    for number in range(KEEP + 3):
        tree.write("messages/talk.yml", f'hallo: {{text: "Nummer {number}."}}')
        last = tree.compile()
    kept = sorted(tree.target.glob("content-*.sqlite"))
    assert len(kept) == KEEP
    assert last in kept


def test_a_compiled_file_cannot_be_written_through_the_catalogue(tree: Tree) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        tree.book().rows("DELETE FROM entry")


def test_the_safety_rules_are_carried_as_they_were_written(tree: Tree) -> None:
    tree.write("safety/rules.yml", "rules: [{phrase: dood, kind: suicide}]\n")
    assert tree.book().safety_rules() == {"rules": [{"phrase": "dood", "kind": "suicide"}]}


def test_a_version_is_usable_when_it_has_the_tables_of_this_code(tree: Tree) -> None:
    assert not usable(tree.target)
    path = tree.compile()
    assert usable(tree.target)
    older = sqlite3.connect(path)
    older.execute("ALTER TABLE service DROP COLUMN changed")
    older.close()
    assert not usable(tree.target)
    path.write_bytes(b"half")
    assert not usable(tree.target)
