# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nlu.baseline.command import THREADS, Failed, environment, run

BUSY = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass\nprint('done')"


def test_a_command_costs_the_time_of_all_of_it(tmp_path: Path) -> None:
    cost = run((sys.executable, "-c", BUSY), tmp_path / "new", "busy.log", environment(1))
    assert cost.processor >= 0.3
    assert cost.seconds >= 0.3
    assert (tmp_path / "new" / "busy.log").read_text("utf-8") == "done\n"


def test_waiting_costs_no_processor(tmp_path: Path) -> None:
    cost = run((sys.executable, "-S", "-c", "import time; time.sleep(1)"), tmp_path, "log", environment(1))
    assert cost.seconds >= 1 > cost.processor


def test_a_command_that_fails_names_its_output(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"bad\.log"):
        run((sys.executable, "-c", "raise SystemExit(2)"), tmp_path, "bad.log", environment(1))


def test_an_environment_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="nothing-here"):
        run((tmp_path / "nothing-here",), tmp_path, "log", environment(1))


def test_both_sides_get_as_many_threads_and_tell_nobody() -> None:
    env = environment(2)
    assert {env[name] for name in THREADS} == {"2"}
    assert env["RASA_TELEMETRY_ENABLED"] == "false"
