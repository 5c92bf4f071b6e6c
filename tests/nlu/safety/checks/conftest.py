# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from tests.nlu.safety.checks.small import Small


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A tiny safety content in which nothing is wrong."""
    return Small(tmp_path / "content")
