# SPDX-License-Identifier: EUPL-1.2
"""Plain text as a page shows it: phone numbers can be called, sites can be opened, nothing else happens."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_PHONE = (
    r"(?<![\w€.,:/-])(?<!€ )"
    r"(?:\+31[ -]?\d(?:[ -]?\d){7,9}|0\d(?:[ -]?\d){6,9}|14 ?0\d{2,3}|11[23])"
    r"(?![\w%]|[.,:/-]\d|\.[a-z])"
)
_SITE = (
    r"(?<![\w@./-])(?:https://)?(?:[a-z0-9-]+\.)+(?:nl|com|org|eu|frl|amsterdam)"
    r"(?:/[\w./%#?=&+-]*[\w/])?(?![\w@-])"
)
_OWN = r"(?<![\w@./-])/activiteit/[a-z0-9_%-]+\.ics(?![\w@/-])"
"""An address of ours, said on our own page."""
_FOUND = re.compile(rf"(?P<own>{_OWN})|(?P<phone>{_PHONE})|(?P<site>{_SITE})", re.IGNORECASE)


def linked(text: str) -> Markup:
    """The text, escaped, with its phone numbers and sites as links."""
    pieces, at = [], 0
    for found in _FOUND.finditer(text):
        pieces += [escape(text[at : found.start()]), _link(found)]
        at = found.end()
    return Markup("").join([*pieces, escape(text[at:])])


def braced(text: str) -> Markup:
    """The text, escaped, with its braces too: a hole that is shown on purpose is no template that failed."""
    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))


def _link(found: re.Match[str]) -> Markup:
    shown = found[0]
    if found["own"]:
        return Markup('<a href="{}" download>{}</a>').format(shown, shown)
    if found["phone"]:
        return Markup('<a class="phone" href="tel:{}">{}</a>').format(re.sub(r"[ -]", "", shown), shown)
    address = shown if shown.lower().startswith("https://") else f"https://{shown}"
    return Markup('<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>').format(address, shown)
