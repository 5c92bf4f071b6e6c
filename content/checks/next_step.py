# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody can go on after a text: buttons under a closed question, a step where there is haste."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.checks.texts import texts
from content.entry import Entry
from content.findings import say
from content.problem import Problem

MOST_BUTTON = 40
"""Longer titles are cut off on a small phone."""
TOLD_ELSEWHERE = ("about_", "desk_", "web_", "why_", "log_", "kept_", "alert_", "reason_", "telegram_")
"""How the keys of messages begin that are no turn of a conversation."""
CLOSED = re.compile(
    r"(?:^|[.!?:\n] ?)(?:Wilt?|Bent?|Hebt?|Heeft|Kunt?|Kan|Mag|Is|Gaat|Klopt|Moet|Lukt) [^.?!\n]*\?\s*$"
)
HASTE = ("now", "today")


def problems(entry: Entry) -> Iterator[Problem]:
    """Where a conversation would come to a dead end; only tips, for a program may add what is not here."""
    if entry.kind == "message":
        yield from _message(entry)
    elif entry.kind == "route":
        yield from _route(entry)
    elif entry.kind == "theme" and not any(entry.data.get(name) for name in ("step", "contacts", "needs")):
        yield entry.hint(say("theme_dead_end"))
    if entry.kind in ("button", "theme"):
        yield from _buttons(entry)


def _message(entry: Entry) -> Iterator[Problem]:
    if entry.data.get("buttons") or entry.key.startswith(TOLD_ELSEWHERE):
        return
    for written in texts(entry):
        if CLOSED.search(written.text):
            yield written.hint(say("closed_question"))


def _route(entry: Entry) -> Iterator[Problem]:
    for name, answer in (entry.data.get("answers") or {}).items():
        if isinstance(answer, dict) and answer.get("urgency") in HASTE and not answer.get("say"):
            yield entry.hint(say("no_next_step"), "answers", name)


def _buttons(entry: Entry) -> Iterator[Problem]:
    for written in texts(entry):
        if (entry.kind == "button" or written.where == ("button",)) and len(written.text) > MOST_BUTTON:
            yield written.problem(say("button_long", count=len(written.text), most=MOST_BUTTON))
