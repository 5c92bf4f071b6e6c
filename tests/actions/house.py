# SPDX-License-Identifier: EUPL-1.2
"""The house rules every answer in these tests is held to."""

from __future__ import annotations

import re

from content.reply import Reply

LONGEST_MESSAGE = 4096
LONGEST_SENTENCE = 15
QUOTED = r"“[^”]*”"
"""A resident's own words are nobody else's to correct."""


def hold(reply: Reply) -> None:
    """Fail where an answer breaks a rule of care."""
    text = "\n".join(re.sub(QUOTED, "", part.text) for part in reply.parts)
    assert text.strip(), "an answer says something"
    assert len(text) < LONGEST_MESSAGE
    assert "!" not in text
    assert "{" not in text
    assert text.count("?") <= 1, f"one question at most: {text}"
    assert reply.buttons, "every answer has a way on"
    titles = [button.title for button in reply.buttons]
    assert len(titles) == len(set(titles)), f"each button once: {titles}"
    for sentence in re.split(r"[.?:\n]+(?:\s|$)", text):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
