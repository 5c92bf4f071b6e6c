# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.cli import USAGE
from bot.settings import ROOT
from tests.content.tree import FILES, THEME
from tests.nlu.safety.checks.small import FILES as SAFETY
from tests.nlu.safety.checks.small import VOICE


def omzien(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_parse_hands_what_follows_to_the_nlu_room() -> None:
    done = omzien("parse", "--help")
    assert "--why" in done.stdout and done.stdout.startswith("usage: omzien parse")


def test_the_usage_names_why() -> None:
    assert "omzien parse --why" in USAGE


def test_content_check_names_what_is_wrong_in_texts_and_in_safety_together(tmp_path: Path) -> None:
    spoilt = {
        "themes/geld.yml": THEME.replace("key: geld", "key: geld\nkeu: geld"),
        "safety/examples/ria.txt": VOICE.replace("geweld |", "ruzie |"),
    }
    for name, text in {**SAFETY, **FILES, **spoilt}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    done = omzien("content", "check", "--base", str(tmp_path))
    assert done.returncode == 1, done.stderr
    said = [line.removeprefix(f"{tmp_path}/") for line in done.stdout.splitlines()]
    assert any(line.startswith("safety/examples/ria.txt:2: de soort kan niet ruzie zijn") for line in said)
    assert any(line.startswith("themes/geld.yml:2: Omzien kent het veld keu") for line in said)
