# SPDX-License-Identifier: EUPL-1.2
"""The detector as it ships, loaded once."""

from __future__ import annotations

import pytest

from nlu.safety import Safety


@pytest.fixture(scope="session")
def safety() -> Safety:
    """Rules and weights from `content/safety/`."""
    return Safety.load()
