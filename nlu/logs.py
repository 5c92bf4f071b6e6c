# SPDX-License-Identifier: EUPL-1.2
"""Logging that cannot carry what a resident wrote: places and kinds of errors, never their text."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
OURS = "nlu"


class PlainFormatter(logging.Formatter):
    """One line of JSON a record, as every part of Omzien logs; of an exception its kind and where it rose.

    Messages of other packages may quote a message or an answer, so of those only the place is written.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line for `record`."""
        ours = record.name == OURS or record.name.startswith(f"{OURS}.")
        said = record.getMessage() if ours else f"at {record.module}:{record.lineno}"
        line = {
            "process": "rasa",
            "event": f"{record.name}: {said}",
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        return json.dumps(line | ({"error": kinds(record.exc_info)} if record.exc_info else {}))


def kinds(error: ErrorInfo) -> str:
    """The kinds of an exception and its causes, each with the line it was raised at."""
    found: list[str] = []
    current = error[1]
    while current is not None and len(found) < 5:
        frames = traceback.extract_tb(current.__traceback__)
        place = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
        found.append(f"{type(current).__name__}{place}")
        current = current.__cause__ or current.__context__
    return ", from ".join(found)


def configure(level: int = logging.INFO) -> None:
    """Send our log from `level` on and everyone else's from WARNING on to standard error."""
    import structlog
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in ("rasa", "sanic", "sanic.root", "sanic.error", "sanic.access"):
        other = logging.getLogger(name)
        other.handlers[:] = []
        other.propagate = True
        other.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level)
