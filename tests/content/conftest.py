# SPDX-License-Identifier: EUPL-1.2
"""The repository's own content, compiled once; and a tiny one to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from tests.compiled import compile_own
from tests.content.tree import Tree

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the repository's content is compiled into."""
    return compile_own(tmp_path_factory, tmp_path_factory.mktemp("compiled"))


@pytest.fixture(scope="session")
def book(compiled: Path) -> Catalogue:
    """The repository's own content."""
    return Catalogue.open(compiled)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A tiny sound content."""
    return Tree(tmp_path)
