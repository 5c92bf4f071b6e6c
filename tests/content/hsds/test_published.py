# SPDX-License-Identifier: EUPL-1.2
"""Fetching the specification's own examples, from a repository on this disk."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.content.hsds.published import Published, fetch

TEXT = '{"name": "één"}'


def git(folder: Path, *command: str) -> str:
    done = subprocess.run(("git", "-C", str(folder), *command), check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A repository with one example, that gives any commit it is asked for."""
    folder = tmp_path / "bron"
    (folder / "examples").mkdir(parents=True)
    git(folder, "init", "--quiet")
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
    (folder / "examples" / "een.json").write_text(TEXT, "utf-8")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "--quiet", "-m", "x")
    return folder


@pytest.fixture
def file(source: Path) -> Published:
    """Its example, at its commit."""
    return Published("een.json", git(source, "rev-parse", "HEAD"), len(TEXT))


def test_an_example_is_fetched_as_it_was_at_its_commit(source: Path, file: Published, tmp_path: Path) -> None:
    (source / "examples" / "een.json").write_text("later", "utf-8")
    git(source, "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "--quiet", "-am", "y")
    fetch(tmp_path / "hier", str(source), (file,))
    assert (tmp_path / "hier" / "een.json").read_text("utf-8") == TEXT


def test_another_file_than_was_published_is_refused(source: Path, file: Published, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"een\.json has 15 characters, not 14"):
        fetch(tmp_path / "hier", str(source), (replace(file, characters=14),))
    assert not (tmp_path / "hier" / "een.json").exists()


def test_a_source_that_is_not_there_is_said_in_one_line(file: Published, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="git fetch: "):
        fetch(tmp_path / "hier", str(tmp_path / "nergens"), (file,))
