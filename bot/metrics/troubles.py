# SPDX-License-Identifier: EUPL-1.2
"""Counting what is logged as a warning or worse: by part and level, and by kind for what has a name here."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.metrics.metric import OTHER
from bot.metrics.table import LEVELS, LINES, NAMED, TROUBLES, slug
from bot.metrics.tally import Tally

_KINDS = {words: slug(words) for words in NAMED}


def kind_of(event: str) -> str:
    """The kind of a logged event; some end with a word that differs."""
    known = _KINDS.get(event)
    return known or next((kind for words, kind in _KINDS.items() if event.startswith(words)), OTHER)


class Lines:
    """A structlog processor: it changes nothing of what goes by."""

    def __init__(self, tally: Tally, part: str) -> None:
        self._tally, self._part = tally, part

    def __call__(self, _: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """Count the line where its level says trouble."""
        level = str(event.get("level", ""))
        if level in LEVELS:
            self._tally.count(LINES, self._part, level)
            self._tally.count(TROUBLES, kind_of(str(event.get("event", ""))))
        return event


def listen(tally: Tally, part: str) -> None:
    """From here on every line of this process is counted, once its level is known."""
    processors = list(structlog.get_config()["processors"])
    place = processors.index(structlog.processors.add_log_level) + 1
    structlog.configure(processors=[*processors[:place], Lines(tally, part), *processors[place:]])
