# SPDX-License-Identifier: EUPL-1.2
"""What somebody pasted from a word processor or a web page, as plain text."""

from __future__ import annotations

import html
import re

import nh3

_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]*>")
_BREAK = re.compile(r"(?i)<br\s*/?>|</(?:p|div|li|h[1-6]|tr)\s*>")
_INVISIBLE = re.compile(r"[\u200b\u200c\u200d\u2060\ufeff\u00ad]|[\x00-\x08\x0b\x0c\x0e-\x1f]")


def plain_text(pasted: str) -> str:
    """The words alone: no markup, no hidden signs, ordinary spaces, at most one empty line in a row."""
    text = pasted.replace("\r\n", "\n").replace("\r", "\n")
    if _MARKUP.search(text):
        # A line of HTML ends where its element does, not where the file breaks it.
        broken = _BREAK.sub("\n", " ".join(text.split("\n")))
        text = html.unescape(nh3.clean(broken, tags=set(), clean_content_tags={"script", "style"}))
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ").replace("\t", " ")
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
