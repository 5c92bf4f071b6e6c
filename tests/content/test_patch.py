# SPDX-License-Identifier: EUPL-1.2
"""A version made out of the one before it holds what a new one would, row for row."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from content import compile as compiling
from content import patch
from content.gazetteer import files as place_files
from content.heard_words import Heard
from content.library import Library
from content.loader import load
from content.patch import TooMuch
from tests.content.tree import FRONT_DOOR, Tree, contact

FOUND = ("activity_words", "vacancy_words", "contact_words")


def _import(tree: Tree, name: str, rows: list[dict[str, Any]]) -> None:
    lines = "\n".join(json.dumps(row) for row in rows)
    tree.change(f"{name}/imported/veel.jsonl", lines)


def _service(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"i{number}",
        "name": f"Dienst {number}",
        "description": "Helpt met geld.",
        "access": "zelf",
        "themes": ["geld"],
        "level": "local",
        "municipalities": ["GM0001"],
        "source": "https://d.example",
        "assured_date": "2026-11-01",
        "confidence": "high",
        **more,
    }


def _activity(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "name": f"Schaken {number}",
        "description": "Samen schaken.",
        "municipality": "GM0001",
        "days": ["woensdag"],
        "time": "10:00-12:00",
        "source": "verzonnen",
        "assured_date": "2026-11-01",
        **more,
    }


@pytest.fixture
def full(tree: Tree) -> Tree:
    """A layer with imported contacts and activities and with texts of its own."""
    _import(tree, "directory", [_service(number) for number in range(20)])
    _import(tree, "activities", [_activity(number) for number in range(20)])
    tree.change("directory/local.yml", contact("eigen", name='"Eigen hulp"'))
    tree.change("messages/talk.yml", "bel: {text: Bel.}\n")
    return tree


Edit = dict[str, str | None]
"""What files of the layer say from now on; None takes one away."""


def _after(tree: Tree, edit: Edit, before: Library) -> Library:
    """The library with the edit in it, as the press has it: a copy under other names of the same files."""
    copy = tree.overlay.with_name("copy")
    shutil.copytree(tree.overlay, copy, copy_function=os.link)
    for name, text in edit.items():
        path = copy / name
        path.unlink(missing_ok=True)
        if text is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return load(tree.base, copy, before)


def _both(tree: Tree, edit: Edit) -> tuple[Path, Path]:
    """The version after an edit, made out of the one before and made anew."""
    before = load(tree.base, tree.overlay)
    after = _after(tree, edit, before)
    patched = tree.target / "patched"
    shutil.copyfile(compiling.prepare(tree.base, tree.overlay, tree.target, before), patched)
    connection = sqlite3.connect(patched)
    with connection:
        patch.patch(connection, before, after, place_files.read(tree.base), Heard(tree.target))
    connection.close()
    return patched, compiling.prepare(tree.base, after.overlay, tree.target)


def _dump(path: Path) -> dict[str, list[Any]]:
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    own = [name for name in names if not name.startswith(("sqlite_", *FOUND))]
    found = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in own}
    for name in FOUND:
        connection.execute(f"CREATE VIRTUAL TABLE temp.{name}_seen USING fts5vocab(main, {name}, instance)")
        found[name] = sorted(connection.execute(f"SELECT * FROM temp.{name}_seen"), key=repr)
    return found


MESSAGE = "hallo: {text: 'Dag, {name}.'}\n"
THEME = "key: geld\nname: Centen\n"
SPOKEN = "# Stem: oma\nmijn geld is op\n"
IMPORTED = "directory/imported/veel.jsonl"
AGENDA = "activities/imported/veel.jsonl"


def _lines(rows: list[dict[str, Any]]) -> str:
    return "\n".join(json.dumps(row) for row in rows)


EDITS: dict[str, Edit] = {
    "nothing": {},
    "a text": {"dorp/messages/own.yml": MESSAGE},
    "a text taken away": {"dorp/messages/talk.yml": None},
    "a contact": {"dorp/directory/more.yml": contact("nieuw")},
    "a contact of its own changed": {"dorp/directory/local.yml": contact("eigen", name='"Andere hulp"')},
    "a contact taken away": {"dorp/directory/local.yml": None},
    "a contact hidden": {"dorp/directory/more.yml": "- {id: hulp, status: inactive}\n"},
    "an imported contact changed": {"dorp/directory/more.yml": '- {id: i3, name: "Beter"}\n'},
    "an import with one less": {f"dorp/{IMPORTED}": _lines([_service(n) for n in range(20) if n != 4])},
    "an import with the same in other places": {
        f"dorp/{IMPORTED}": _lines([_service(n, municipalities=["GM0002"]) for n in range(20)])
    },
    "all entrances": {"dorp/directory/front_door.yml": FRONT_DOOR.replace("Gratis", "Niets")},
    "the name of a theme": {"dorp/themes/geld.yml": THEME},
    "sentences": {"dorp/themes/geld/opa.txt": SPOKEN},
    "when all was looked over": {"dorp/assured.yml": "texts: {assured_date: 2026-11-02}\n"},
    "an activity": {"dorp/activities/own.yml": json.dumps({"nieuw": _activity(99)})},
    "an imported activity hidden": {"dorp/activities/own.yml": "a5: {hidden: true}\n"},
    "activities with one less": {f"dorp/{AGENDA}": _lines([_activity(n) for n in range(1, 20)])},
    "activities by the month": {
        f"dorp/{AGENDA}": _lines([_activity(n, of_month=[1]) for n in range(20)]),
    },
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_it_holds_what_a_new_file_would_hold_row_for_row(full: Tree, edit: Edit) -> None:
    patched, anew = (_dump(path) for path in _both(full, edit))
    assert anew["entry"] and anew["activity_words"] and patched.keys() == anew.keys()
    for name, found in anew.items():
        assert patched[name] == found, name


def test_what_the_press_makes_is_made_out_of_the_version_before(full: Tree) -> None:
    _aged(full)
    before = load(full.base, full.overlay)
    first = compiling.prepare(full.base, full.overlay, full.target, before)
    marked = sqlite3.connect(first)
    with marked:
        marked.execute("UPDATE province SET aliases = 'as it was'")
    marked.close()
    after = _after(full, {"dorp/messages/own.yml": MESSAGE}, before)
    assert after.imported["dorp"]["i1"] is before.imported["dorp"]["i1"], "not read again"
    second = compiling.prepare(full.base, after.overlay, full.target, after, before)
    assert _dump(second)["province"] == _dump(first)["province"]


def test_a_file_that_changed_while_it_was_read_is_no_version_to_go_by(full: Tree) -> None:
    before = load(full.base, full.overlay)
    compiling.prepare(full.base, full.overlay, full.target, before)
    full.change("messages/late.yml", 'laat: {text: "Laat."}\n')
    compiling.prepare(full.base, full.overlay, full.target)
    after = _after(full, {"dorp/messages/talk.yml": MESSAGE}, before)
    made = compiling.prepare(full.base, after.overlay, full.target, after, before)
    anew = compiling.prepare(full.base, after.overlay, full.target / "anew", after)
    assert _dump(made)["entry"] == _dump(anew)["entry"]


def test_another_organisation_or_another_base_is_made_anew(full: Tree) -> None:
    before = load(full.base, full.overlay)
    with sqlite3.connect(":memory:") as nothing, pytest.raises(TooMuch):
        patch.patch(
            nothing,
            before,
            _after(full, {"stad/messages/own.yml": MESSAGE}, before),
            place_files.read(full.base),
            Heard(full.target),
        )
    with sqlite3.connect(":memory:") as nothing, pytest.raises(TooMuch):
        again = load(full.base, full.overlay)
        patch.patch(nothing, before, again, place_files.read(full.base), Heard(full.target))


def _aged(tree: Tree) -> None:
    """Written long before anybody reads it."""
    for path in (*tree.base.rglob("*"), *tree.overlay.rglob("*")):
        os.utime(path, (1_700_000_000, 1_700_000_000))
