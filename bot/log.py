# SPDX-License-Identifier: EUPL-1.2
"""Logging: one line an event, in JSON, with only fields that cannot say anything about a person."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog

ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "process",
        "partition",
        "count",
        "part",
        "port",
        "status",
        "reason",
        "error",
        "seconds",
        "version",
        "lane",
        "attempt",
        "kind",
        "state",
        "command",
        "method",
        "route",
        "setting",
    }
)


def configure(process: str, level: str = "INFO") -> None:
    """Log from here on as `process`; libraries that print addresses or texts are kept quiet."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(OnlyKinds(process))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    sys.excepthook = _last_words
    for own in ("uvicorn", "uvicorn.error"):
        logging.getLogger(own).handlers.clear()
        logging.getLogger(own).propagate = True
        logging.getLogger(own).setLevel(logging.NOTSET)
    for noisy in ("httpx", "httpcore", "telegram", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            only_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
    )
    structlog.contextvars.bind_contextvars(process=process)


class OnlyKinds(logging.Formatter):
    """What libraries log, without their words: these may quote a message, a traceback too."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """Who said it, how bad it is, and the kind of error."""
        error = record.exc_info[1] if record.exc_info else None
        line = {
            "process": self._process,
            "event": f"{record.name}: {record.levelname}",
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        return json.dumps(line | ({"error": failure(error)} if error else {}))


def _last_words(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    """What ends a process is said by its kind and place; of several at once, the first."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
    print(f"{failure(error)} {where}".strip(), file=sys.stderr)


def only_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every field that is not on the list: what is not written cannot leak."""
    return {key: value for key, value in event.items() if key in ALLOWED}


def failure(error: BaseException) -> str:
    """An exception's kind, without its text, which may hold what somebody wrote."""
    return type(error).__name__
