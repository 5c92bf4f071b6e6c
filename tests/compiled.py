# SPDX-License-Identifier: EUPL-1.2
"""The project's own content, compiled once for all processes of a test run."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from bot.settings import ROOT
from content.compile import compile_content
from content.database import SUFFIX


def compile_own(factory: pytest.TempPathFactory, target: Path) -> Path:
    """The project's content in `target`; whoever comes first compiles it, the others take a copy."""
    shared = of_the_run(factory) / "compiled"
    shared.mkdir(exist_ok=True)
    with (shared.parent / "compiled.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        compile_content(ROOT / "content", None, shared)
    shutil.copytree(shared, target, dirs_exist_ok=True)
    return target


def furnish(shipped: Path, folder: Path) -> Path:
    """Make `folder` a var folder that may be published in: nothing of it comes back into `shipped`."""
    # A version never changes once written: a second name for it costs nothing.
    shutil.copytree(shipped / "content", folder / "content", copy_function=_linked)
    shutil.copy(shipped / "master.key", folder / "master.key")
    return folder


def _linked(source: str, target: str) -> None:
    if source.endswith(SUFFIX):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def of_the_run(factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of this run have together; each has its own folder in it."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
