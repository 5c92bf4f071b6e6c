# SPDX-License-Identifier: EUPL-1.2
"""The project's content with a layer of invented activities over it, compiled once for a test run."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from bot.settings import ROOT
from content.compile import compile_content
from tests.compiled import of_the_run

LAYER = Path(__file__).parent / "layer"


def compile_layered(factory: pytest.TempPathFactory) -> Path:
    """The folder with the compiled file; whoever comes first makes it."""
    shared = of_the_run(factory) / "layered"
    shared.mkdir(exist_ok=True)
    with (shared.parent / "layered.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        compile_content(ROOT / "content", LAYER, shared)
    return shared
