# SPDX-License-Identifier: EUPL-1.2
"""An installation that publishes: each test has content and layers of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.master import MasterKey
from tests.compiled import compile_own


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own content."""
    return compile_own(tmp_path_factory, tmp_path_factory.mktemp("compiled"))


@pytest.fixture
def var(tmp_path: Path, compiled: Path) -> Path:
    """A var folder that no other test sees."""
    shutil.copytree(compiled, tmp_path / "content")
    MasterKey.ensure(tmp_path / "master.key")
    return tmp_path
