# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import subprocess
import sys

from bot.cli import USAGE
from bot.settings import ROOT


def test_parse_hands_what_follows_to_the_nlu_room() -> None:
    command = [sys.executable, "-m", "bot.cli", "parse", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--why" in done.stdout and done.stdout.startswith("usage: omzien parse")


def test_the_usage_names_why() -> None:
    assert "omzien parse --why" in USAGE
