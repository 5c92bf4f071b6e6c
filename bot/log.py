# SPDX-License-Identifier: EUPL-1.2
"""Logging: one line an event, in JSON, with only fields that cannot say anything about a person."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
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
    logging.basicConfig(stream=sys.stdout, level=logging.WARNING, format="%(name)s: %(levelname)s")
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


def only_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every field that is not on the list: what is not written cannot leak."""
    return {key: value for key, value in event.items() if key in ALLOWED}


def failure(error: BaseException) -> str:
    """An exception's kind, without its text, which may hold what somebody wrote."""
    return type(error).__name__
