# SPDX-License-Identifier: EUPL-1.2
"""A new use of the master key must be thought of here, or a rotation makes it unreadable."""

from __future__ import annotations

import re
from pathlib import Path

from bot.backup.resealing import LABELS
from bot.settings import ROOT

USED = re.compile(r'\.derive\("([a-z-]+)"')
SEALS_APART = {
    "bot/turns/commit.py",
    "bot/desk/accounts/second_factor.py",
    # In sessions of staff, which end.
    "bot/desk/pages/accounts/pocket.py",
}


def code() -> list[Path]:
    """Everything that could use it."""
    rooms = [path for room in ("bot", "store", "actions", "content") for path in (ROOT / room).rglob("*.py")]
    return rooms + [path for path in (ROOT / "nlu").rglob("*.py") if ".venv" not in str(path)]


def test_everything_the_master_key_is_used_for_is_known_to_the_rotation() -> None:
    found = {label for path in code() for label in USED.findall(path.read_text("utf-8"))}
    assert found == LABELS


def test_everything_that_is_sealed_apart_is_known_to_the_rotation() -> None:
    users = {str(path.relative_to(ROOT)) for path in code() if ".seal_apart(" in path.read_text("utf-8")}
    assert users - {"bot/backup/resealing.py"} == SEALS_APART
