# SPDX-License-Identifier: EUPL-1.2
"""`omzien chat`: the same conversation in a terminal."""

from __future__ import annotations

import os
import subprocess
import sys

from bot.settings import ROOT
from tests.whole.installation import Installation


def chat(omzien: Installation, typed: str) -> subprocess.CompletedProcess[str]:
    """What the terminal shows to who types this."""
    port = omzien.base.rsplit(":", 1)[1]
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "chat"],
        input=typed,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "OMZIEN_PORT": port},
        timeout=60,
        check=False,
    )


def test_a_worry_typed_in_the_terminal_ends_at_a_contact_nearby(omzien: Installation) -> None:
    shown = chat(omzien, "ik heb schulden\n3\nhilversum\n")
    assert "Begin hier" in shown.stdout
    assert "Hilversum" in shown.stdout
    assert shown.returncode == 0


def test_without_a_running_omzien_the_terminal_says_how_to_start_it() -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "bot.cli", "chat"],
        input="",
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "OMZIEN_PORT": "9"},
        timeout=60,
        check=False,
    )
    assert refused.returncode == 1
    assert "make start" in refused.stderr
