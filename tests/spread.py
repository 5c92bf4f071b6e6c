# SPDX-License-Identifier: EUPL-1.2
"""How `make test` spreads the bot's tests over processes (`-p tests.spread`)."""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

WHOLE = ("tests/whole/", "tests/promises/")
"""Where tests start a whole Omzien: one process does them all, so that there are never two of it."""


class Together(LoadScopeScheduling):
    """Tests of a file stay in one process, for they share what they start.

    Not by marks: the ones of pytest-xdist 3.8 are lost under pytest 9.2, which names tests in another way.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "whole" if nodeid.startswith(WHOLE) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Instead of the plugin's own."""
    return Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those take longest: begun last, one process would do them while the other has none left."""
    items.sort(key=lambda item: not item.nodeid.startswith(WHOLE))
