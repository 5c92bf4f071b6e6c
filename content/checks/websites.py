# SPDX-License-Identifier: EUPL-1.2
"""The shape of a website's address; whether it answers is asked by `omzien content links`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from content.entry import Entry
from content.findings import say
from content.problem import Problem

HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}", re.ASCII)


def problems(entry: Entry) -> Iterator[Problem]:
    """What is wrong with the address a contact gives."""
    website = str(entry.data.get("website") or "")
    if not website:
        return
    if not website.startswith(("https://", "http://")):
        yield entry.problem(say("website_wrong"), "website")
    elif not sound(website):
        yield entry.problem(say("website_shape", website=website), "website")
    elif website.startswith("http://"):
        yield entry.hint(say("website_unsafe"), "website")


def sound(website: str) -> bool:
    """Whether this can be an address at all."""
    try:
        parts = urlsplit(website)
        plain = parts.port in (None, 80, 443) and parts.username is None
    except ValueError:
        return False
    return plain and HOST.fullmatch(parts.hostname or "") is not None and not re.search(r"\s", website)
