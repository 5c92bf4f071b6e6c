# SPDX-License-Identifier: EUPL-1.2
"""The action server logs by the rule of every part: lines of JSON, in fields that every part has."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from actions.logs import Lines, kind
from bot.log import ALLOWED
from nlu.logs import PlainFormatter

WORDS = "ik heb schulden"


def record(name: str, message: str, *given: object) -> logging.LogRecord:
    """A record with an exception that quotes a resident."""
    try:
        raise ValueError(WORDS)
    except ValueError:
        return logging.LogRecord(name, logging.ERROR, __file__, 7, message, given, sys.exc_info())


def read(line: str) -> dict[str, Any]:
    """The fields of a line, all of which every part knows."""
    assert "\n" not in line and WORDS not in line
    found: dict[str, Any] = json.loads(line)
    assert found.keys() <= ALLOWED
    return found


def test_of_our_own_record_the_words_are_written_with_the_kind_of_the_error() -> None:
    found = read(Lines().format(record("actions.server", "an action failed: %s", "KeyError at x.py:1")))
    assert found["event"] == "an action failed: KeyError at x.py:1"
    assert (found["process"], found["level"]) == ("actions", "error")
    assert found["error"].startswith("ValueError at test_logs.py:")


def test_of_a_librarys_record_only_the_place_is_written() -> None:
    found = read(Lines().format(record("rasa_sdk.executor", f"Failed on {WORDS}")))
    assert found["event"] == "rasa_sdk.executor at test_logs:7"
    assert read(Lines().format(record("actionsbogus", WORDS)))["event"] == "actionsbogus at test_logs:7"


def test_rasa_logs_by_the_same_rule() -> None:
    found = read(PlainFormatter().format(record("nlu.channel", "a turn was not answered")))
    assert found["event"] == "nlu.channel: a turn was not answered" and found["process"] == "rasa"
    assert found["error"].startswith("ValueError at record:")


def test_an_error_that_was_never_raised_has_a_kind_too() -> None:
    assert kind(ValueError(WORDS)) == "ValueError"
