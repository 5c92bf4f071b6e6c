# SPDX-License-Identifier: EUPL-1.2
"""What is logged as a warning or worse is counted, by kinds that stand in the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.log import configure
from bot.metrics import table
from bot.metrics.metric import OTHER
from bot.metrics.table import NAMED
from bot.metrics.tally import Tally
from bot.metrics.troubles import kind_of, listen
from bot.settings import ROOT


@pytest.fixture
def heard(capsys: pytest.CaptureFixture[str]) -> Iterator[Tally]:
    """What is counted of this process's log."""
    tally = Tally()
    configure("proef", "INFO")
    listen(tally, "worker")
    yield tally
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def test_a_line_is_counted_by_part_level_and_kind_and_still_written(
    heard: Tally, capsys: pytest.CaptureFixture[str]
) -> None:
    log = structlog.get_logger()
    log.info("stopped")
    log.warning("redis away", error="ConnectionError")
    log.critical("message set aside")
    assert heard.take() == {
        "log_lines|worker|warning": 1,
        "log_lines|worker|critical": 1,
        "troubles|redis_away": 1,
        "troubles|message_set_aside": 1,
    }
    assert '"event": "message set aside"' in capsys.readouterr().out


def test_words_that_nobody_foresaw_are_counted_as_other(heard: Tally) -> None:
    structlog.get_logger().error("kees de vries wil een afspraak")
    assert heard.take() == {"log_lines|worker|error": 1, "troubles|other": 1}


def test_words_that_end_otherwise_each_time_have_the_kind_of_their_beginning() -> None:
    assert kind_of("a message could not be kept yet; trying again") == "a_message_could_not_be_kept_yet"


def test_every_kind_is_something_that_is_logged() -> None:
    files = [path for path in (ROOT / "bot").rglob("*.py") if path != Path(table.__file__)]
    code = "".join(path.read_text("utf-8") for path in files)
    assert [words for words in NAMED if f'"{words.removesuffix("; trying again")}' not in code] == []


def test_what_is_critical_has_a_kind_of_its_own() -> None:
    calls = [
        node
        for path in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "critical"
    ]
    said = {str(call.args[0].value) for call in calls if call.args and isinstance(call.args[0], ast.Constant)}
    assert "message set aside" in said
    assert [words for words in sorted(said) if kind_of(words) == OTHER] == [], (
        "add it to bot/metrics/table.py"
    )
