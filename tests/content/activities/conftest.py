# SPDX-License-Identifier: EUPL-1.2
"""The content with its layer of activities."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from tests.layered import compile_layered


@pytest.fixture(scope="session")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A catalogue with activities in Hilversum."""
    return Catalogue.open(compile_layered(tmp_path_factory))
