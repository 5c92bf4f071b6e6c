# SPDX-License-Identifier: EUPL-1.2
"""What strangers wrote into a calendar, as plain text of a bearable length."""

from __future__ import annotations

import html
import re

import nh3

_BREAKS = re.compile(r"<(br|/p|/li|/div)\b[^>]*>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def plain(text: object, most: int) -> str:
    """Without HTML and control characters, on one line, cut at a word."""
    bare = nh3.clean(_BREAKS.sub(" ", str(text or "")), tags=set())
    told = _SPACES.sub(" ", "".join(c if c.isprintable() else " " for c in html.unescape(bare))).strip()
    if len(told) <= most:
        return told
    return told[:most].rpartition(" ")[0].rstrip(" ,;:") + " …"


def safe_site(text: object) -> str:
    """An address that may be shown; nothing for any other."""
    told = str(text or "").strip()
    return told if re.fullmatch(r"https://[^\s<>\"']{4,300}", told) else ""
