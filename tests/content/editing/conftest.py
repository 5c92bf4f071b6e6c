# SPDX-License-Identifier: EUPL-1.2
"""A tiny installation."""

from __future__ import annotations

import pytest

from tests.content.editing.bench import Bench
from tests.content.tree import Tree


@pytest.fixture
def bench(tree: Tree) -> Bench:
    """A base and nothing over it."""
    return Bench(tree)
