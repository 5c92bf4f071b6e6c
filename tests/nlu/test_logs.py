# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import logging
import sys

from nlu.logs import PlainFormatter

WORDS = "ik heb schulden"


def logged(name: str, message: str, *given: object) -> str:
    """The line for a record with an exception that quotes a resident."""
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as error:
            raise ValueError(WORDS) from error
    except ValueError:
        record = logging.LogRecord(name, logging.ERROR, __file__, 7, message, given, sys.exc_info())
    return PlainFormatter().format(record)


def test_an_exception_is_logged_by_kind_and_place_without_its_text() -> None:
    line = logged("nlu.channel", "a turn was not answered")
    assert "a turn was not answered" in line
    assert "ValueError at logged" in line and "from KeyError at logged" in line
    assert WORDS not in line


def test_of_another_packages_message_only_the_place_is_logged() -> None:
    line = logged("rasa.core.processor", f"Failed on {WORDS}")
    assert "rasa.core.processor" in line and "test_logs:7" in line
    assert WORDS not in line


def test_a_name_that_only_begins_like_ours_is_not_ours() -> None:
    assert WORDS not in logged("nlubogus", WORDS)
