# SPDX-License-Identifier: EUPL-1.2
"""What a worker was busy with when it died."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from structlog.testing import capture_logs

from bot.settings import ROOT
from bot.turns.begun import SLOTS, Begun

DIES = """
import os, sys
from pathlib import Path
from bot.turns.begun import Begun

begun = Begun(Path(sys.argv[1]))
with begun.on("1|over-0"):
    pass
with begun.on("3|a-0"), begun.on("7|b-0"):
    os.kill(os.getpid(), 9)
"""


def test_who_comes_after_a_crash_knows_what_was_begun_and_not_ended(tmp_path: Path) -> None:
    path = tmp_path / "begun" / "proef-1"
    assert subprocess.run([sys.executable, "-c", DIES, str(path)], cwd=ROOT).returncode == -9
    assert Begun(path).left == {"3|a-0", "7|b-0"}
    assert Begun(path).left == set(), "it is known once"


def test_after_a_clean_stop_there_is_nothing_to_know(tmp_path: Path) -> None:
    begun = Begun(tmp_path / "proef-1")
    with begun.on("3|a-0"):
        pass
    begun.close()
    assert Begun(tmp_path / "proef-1").left == set()


def test_more_than_fits_and_a_place_that_cannot_be_written_stop_nobody(tmp_path: Path) -> None:
    begun = Begun(tmp_path / "proef-1")
    many = [begun.on(f"1|{number}-0") for number in range(SLOTS + 2)]
    for each in many:
        each.__enter__()
    assert len(Begun(tmp_path / "proef-1").left) == SLOTS
    for each in many:
        each.__exit__(None, None, None)
    (tmp_path / "file").write_text("")
    with capture_logs() as logs, Begun(tmp_path / "file" / "proef-1").on("1|a-0"):
        assert [log["event"] for log in logs] == ["what is begun cannot be written down"]
