# SPDX-License-Identifier: EUPL-1.2
"""The commands Omzien knows, and what counts as one."""

from __future__ import annotations

import re

COMMANDS = ("start", "help", "mens", "opnieuw", "wis", "stop")
_SHAPE = re.compile(r"/([a-z]+)(?:@\w+)?(?:\s+(\S+))?", re.IGNORECASE)


def command(text: str) -> str | None:
    """The known command `text` is, with at most one word after it; None for anything else.

    More words are a message to be read ("/mens ik hou het niet meer vol"): an argument would be dropped.
    """
    found = _SHAPE.fullmatch(text.strip())
    name = found.group(1).lower() if found else ""
    return name if name in COMMANDS else None
