# SPDX-License-Identifier: EUPL-1.2
"""An installation whose content can be published without changing it for other tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def var(tmp_path: Path, var: Path) -> Path:
    """A copy of the compiled content and the master key."""
    folder = tmp_path / "var"
    shutil.copytree(var, folder)
    return folder
