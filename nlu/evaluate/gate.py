# SPDX-License-Identifier: EUPL-1.2
"""Danger may not be missed more often than when the figures were last committed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nlu.evaluate.messages import SETS
from nlu.evaluate.share import Share, percent

FILE = SETS / "last.json"
KEPT = ("recall", "explicit", "veiled", "third_person", "misleading_alarm", "ordinary_alarm")
GUARDED = {"recall": "danger seen", "explicit": "danger said in so many words seen"}
DIGITS = 4


def fallen(found: Mapping[str, Share], file: Path = FILE) -> str:
    """What got worse than it was committed, in one line; empty when nothing did."""
    try:
        last = json.loads(file.read_text("utf-8"))
        before = {name: float(last[name]) for name in GUARDED}
    except (OSError, ValueError, KeyError, TypeError):
        return f"{file.name} has no figures to compare with: run again with --accept"
    worse = [
        f"{label} {found[name]}, was {percent(before[name])}"
        for name, label in GUARDED.items()
        if round(found[name].value, DIGITS) < before[name]
    ]
    return f"worse than {file.name}: {'; '.join(worse)}" if worse else ""


def accept(found: Mapping[str, Share], file: Path = FILE) -> None:
    """Make these figures the ones to compare with."""
    kept: dict[str, Any] = {name: round(found[name].value, DIGITS) for name in KEPT}
    file.write_text(json.dumps({"date": date.today().isoformat(), **kept}, indent=2) + "\n", "utf-8")
