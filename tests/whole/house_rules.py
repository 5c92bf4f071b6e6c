# SPDX-License-Identifier: EUPL-1.2
"""House rules that ride on every client: whatever a test receives is held against them."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST = 4096
MARKDOWN = re.compile(r"\*\*|__|`|\]\(|^#{1,6} ", re.MULTILINE)
HOLE = re.compile(r"\{[a-z_.]+\}|\bNone\b|\bnull\b")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
TYPING_INVITED = re.compile(r"\b[Tt]yp|\bbel\b|\bBel\b|antwoord komt hier")


def hold(text: str, buttons: Sequence[str], who: str, secrets: Sequence[str] = ()) -> None:
    """AssertionError that names the rule a message breaks."""
    assert text.strip(), "an empty message"
    assert len(text) <= MOST, f"{len(text)} characters is more than Telegram takes"
    if who == "worker":
        return
    own = QUOTED.sub("", text)
    assert not MARKDOWN.search(own), f"Markdown leftovers: {text}"
    assert not HOLE.search(own), f"an unfilled hole: {text}"
    assert own.count("?") <= 1, f"more than one question: {text}"
    assert "!" not in own, f"an exclamation mark: {text}"
    assert not MAIL.search(own), f"a mail address: {text}"
    for secret in secrets:
        assert secret not in text, "the resident's own address is in the text"
    if who == "bot":
        assert buttons or TYPING_INVITED.search(own), f"no way on: {text}"
