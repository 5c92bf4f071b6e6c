# SPDX-License-Identifier: EUPL-1.2
"""Catalogues of try-outs: few of them open, few of them kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from content import preview
from content.catalogue import Catalogue
from content.preview import FIELD, KEEP_S, MOST_OPEN, Previews

NOW = 1_800_000_000.0


@pytest.fixture
def directory(compiled: Path, tmp_path: Path) -> Path:
    """Compiled content of a test's own."""
    shutil.copytree(compiled, tmp_path / "content")
    return tmp_path / "content"


def made(directory: Path, number: int, age: float = 0.0) -> str:
    """A try-out that says the same as the content in use; its name."""
    id = f"{number:016x}"
    folder = preview.folder(directory, id)
    shutil.copytree(directory, folder, ignore=shutil.ignore_patterns(preview.FOLDER))
    os.utime(folder, (NOW - age, NOW - age))
    return id


def test_only_a_few_are_open_and_each_can_be_opened_again(directory: Path) -> None:
    books = Previews(Catalogue.open(directory))
    ids = [made(directory, number) for number in range(MOST_OPEN + 1)]
    first = books.of({FIELD: ids[0]})
    assert first is not books.live and books.of({FIELD: ids[0]}) is first
    for id in ids[1:]:
        assert books.of({FIELD: id}) is not books.live
    again = books.of({FIELD: ids[0]})
    assert again is not first and again is not books.live
    assert again.message("welcome") == books.live.message("welcome")


def test_without_a_name_it_is_the_content_in_use_and_nothing_is_lost(directory: Path) -> None:
    books = Previews(Catalogue.open(directory))
    assert books.of({}) is books.live and not books.lost({})
    assert books.lost({FIELD: "00112233aabbccdd"})


def test_what_is_old_goes_and_the_oldest_of_what_is_too_many(directory: Path) -> None:
    old, *young = [made(directory, number, age) for number, age in enumerate((KEEP_S + 1, 90, 60, 30))]
    preview.sweep(directory, NOW, most=2)
    there = {path.name for path in (directory / preview.FOLDER).iterdir()}
    assert there == set(young[1:]) and old not in there


def test_nothing_outside_its_folder_is_ever_taken_away(directory: Path) -> None:
    preview.drop(directory, "..")
    assert Catalogue.open(directory).version
