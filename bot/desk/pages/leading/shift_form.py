# SPDX-License-Identifier: EUPL-1.2
"""What the form of a shift handover says: a wish a conversation, and until when somebody is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta

from bot.desk.leading.shift import Wish
from bot.desk.pages.talk.move_forms import MOST_READ
from bot.web.form import message_id, plain
from content.opening.timetable import Timetable
from store.clock import ZONE
from store.conversation import ConversationRef

MOST_CASES = 200
FIELDS_EACH = 3
MOST = MOST_CASES * FIELDS_EACH + 10
MORNINGS = Timetable("Mo-Fr 09:00-12:00; PH off")
_CASE = re.compile(r"doe-([0-9a-f]{32})")


def wishes(form: Mapping[str, str], organisation: str) -> Iterator[tuple[ConversationRef, Wish]]:
    """Every conversation in the form with where it goes; the same form sent again asks the same moves."""
    for field, chosen in form.items():
        case = _CASE.fullmatch(field)
        if case is None:
            continue
        id = case[1]
        where, _, to = chosen.partition(":")
        remark, until = plain(form.get(f"tekst-{id}", ""))[:MOST_READ], form.get(f"tot-{id}", "")
        once = message_id(form.get("move_id", ""), "shift", "\0".join((id, chosen, until, remark)))
        yield ConversationRef(organisation, id), Wish(where, to, moment_of(until), remark, once)


def moment_of(text: str) -> float | None:
    """A moment as a browser's field gives it, on a Dutch clock."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()
    except (ValueError, OverflowError):
        return None


def back_next(now: datetime) -> datetime:
    """What the field for coming back proposes: the next morning that is no weekend and no public holiday."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(9), ZONE)
    first = next(MORNINGS.openings(tomorrow), None)
    return first.start if first else tomorrow


def as_field(at: float) -> str:
    """A moment as a browser's field takes it."""
    return datetime.fromtimestamp(at, ZONE).strftime("%Y-%m-%dT%H:%M")
