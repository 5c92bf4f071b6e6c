# SPDX-License-Identifier: EUPL-1.2
"""A small catalogue, compiled for real from this project's own texts and a few contacts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.compile import compile_content
from tests.actions.talk import Talk

HERE = Path(__file__).parent
CONTENT = HERE.parent.parent / "content"


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content as files."""
    base = tmp_path_factory.mktemp("base") / "content"
    shutil.copytree(HERE / "content", base)
    for folder in ("messages", "understanding"):
        shutil.copytree(CONTENT / folder, base / folder)
    for name in ("buttons.yml", "routes.yml", "places/around_words.txt", "places/ordinary_words.txt"):
        shutil.copy(CONTENT / name, base / name)
    return base


@pytest.fixture(scope="session")
def compiled(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the compiled file."""
    target = tmp_path_factory.mktemp("compiled")
    compile_content(base, None, target)
    return target


@pytest.fixture(scope="session")
def book(compiled: Path) -> Catalogue:
    """The catalogue on it."""
    return Catalogue.open(compiled)


@pytest.fixture
def talk(book: Catalogue) -> Talk:
    """A conversation that just began."""
    return Talk(book)


@pytest.fixture
def talks(book: Catalogue) -> Callable[[], Talk]:
    """As many new conversations as a test needs."""
    return lambda: Talk(book)


@pytest.fixture
def waiting(talk: Talk) -> Talk:
    """Somebody whose handoff was made a moment ago, and waits while nobody is there."""
    talk.worry("ik heb schulden", "geld")
    talk.says("mens")
    talk.presses("geef_door")
    talk.context["state"] = "open"
    return talk
