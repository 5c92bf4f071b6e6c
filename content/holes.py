# SPDX-License-Identifier: EUPL-1.2
"""Holes in texts: `{name}`, and `{contact.phone}` for a fact from the directory."""

from __future__ import annotations

import re
from collections.abc import Callable

HOLE = re.compile(r"\{([a-z0-9_]+(?:\.[a-z0-9_]+)?)\}")
CONTACT_FACTS = ("name", "phone", "website", "cost", "description", "open")
"""What may stand after the dot; `open` depends on the clock, so whoever asks for the text fills it."""
RESERVED = frozenset({"self", "key", "id", "organisation", "form", "text"})
"""Names the catalogue's own parameters have, so that a text cannot use them for a hole."""


WORKERS = ("first_name", "place", "when")
"""Holes of canned replies: the worker's first name, the resident's place, the moment that was agreed."""


class MissingHole(KeyError):
    """A text has a hole that nobody filled."""


def names(text: str) -> list[str]:
    """The holes of a text, in order, without repeats."""
    return list(dict.fromkeys(HOLE.findall(text)))


def fill(text: str, value: Callable[[str], str | None]) -> str:
    """The text with each hole filled by `value`; MissingHole where that gives None."""

    def put(match: re.Match[str]) -> str:
        filled = value(match[1])
        if filled is None:
            raise MissingHole(match[1])
        return filled

    return HOLE.sub(put, text)
