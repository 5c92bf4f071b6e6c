# SPDX-License-Identifier: EUPL-1.2
"""Logging of the action server by the rule of every part: a line of JSON an event, in nobody's words."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

OURS = "actions"


class Lines(logging.Formatter):
    """Of our own records what they say; of a library's, which may quote a message, only where it was said."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for `record`."""
        ours = record.name.partition(".")[0] == OURS
        line = {
            "process": OURS,
            "event": record.getMessage() if ours else f"{record.name} at {record.module}:{record.lineno}",
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = kind(record.exc_info[1])
        return json.dumps(line)


def kind(error: BaseException) -> str:
    """The error's kind and where it rose, without its text: that may quote a resident."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def configure() -> None:
    """Everything this process logs goes this way; what it does not say at all is quieter than a warning."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Lines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
