# SPDX-License-Identifier: EUPL-1.2
"""Setting up from a bare clone, with whatever packages this machine has in its cache."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.settings import ROOT
from tests.bench.table import Table

ENVIRONMENTS = (".venv", "nlu/.venv")
READY = tuple(f"{name}/.ready" for name in ENVIRONMENTS)


def measure(table: Table) -> None:
    """Seconds and megabytes of both environments."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "omzien"
        began = time.monotonic()
        done = subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=False)
        if done.returncode == 0:
            done = subprocess.run(["make", "-s", *READY], cwd=clone, check=False, stdout=sys.stderr)
        took, well = time.monotonic() - began, done.returncode == 0
        figure = f"{took:.0f} s" if well else "failed"
        table.row(
            "set-up from a bare clone, filled package cache", figure, "under 300 s", well and took < 300
        )
        sizes = {name: size(clone / name) / 1e6 for name in ENVIRONMENTS}
    for name, each in sizes.items():
        table.row(f"  size of {name}", f"{each:.0f} MB")
    total = sum(sizes.values())
    table.row("both environments together", f"{total:.0f} MB", "under 1,200 MB", total < 1200)


def size(folder: Path) -> float:
    """Its files in bytes."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file())
