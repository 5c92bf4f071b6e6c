# SPDX-License-Identifier: EUPL-1.2
"""A municipality's own look: a file of NL Design System tokens, served after ours, its contrast checked."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import structlog

from bot.log import failure
from bot.web.contrast import too_faint
from bot.web.ports import SiteSettings

ADDRESS = "/static/huisstijl.css"
FILE = "tokens.css"
MOST_BYTES = 1_000_000
# A theme's tokens stand under a class of its own; here they are for every page.
_CLASS = re.compile(r"\.[a-z][\w-]*-theme(?![\w-])")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What is light and friendly beside our own colour is not so beside another one.
_FOLLOWS = ":root { --omzien-accent-soft: color-mix(in srgb, var(--omzien-accent) 12%, #fff); }\n"
_log = structlog.get_logger()


@dataclass(frozen=True)
class Theme:
    """The look as browsers get it, and its address, which changes when the file does."""

    css: str
    address: str


class Themes:
    """Looks whether there is a token file, and reads it anew when it was changed."""

    def __init__(self, settings: SiteSettings) -> None:
        own = settings.content_dir / settings.organisation / FILE if settings.content_dir else None
        self._places = [path for path in (settings.tokens_file, own) if path is not None]

    def now(self) -> Theme | None:
        """The theme, or None where the pages look like Omzien's own."""
        for path in self._places:
            try:
                found = path.stat()
            except OSError:
                continue
            return _read(path, found.st_mtime_ns, found.st_size)
        return None


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, size: int) -> Theme | None:
    try:
        if size > MOST_BYTES:
            raise OSError("too large")
        written = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        _log.warning("the token file cannot be read", error=failure(error))
        return None
    css = _FOLLOWS + _CLASS.sub(":root", written)
    for pair in too_faint(css):
        _log.warning("too little contrast in the token file", text=pair.text, on=pair.on, ratio=pair.ratio)
    return Theme(css, f"{ADDRESS}?v={hashlib.sha256(css.encode()).hexdigest()[:12]}")
