# SPDX-License-Identifier: EUPL-1.2
"""National lines for who is in danger: an organisation cannot take one away, nor the number people dial."""

from __future__ import annotations

from collections.abc import Iterator

from content import showing
from content.checks.cards import NUMBER, NUMBERS
from content.checks.texts import texts
from content.entry import Entry
from content.expiry.state import ROUND_THE_CLOCK
from content.findings import say
from content.problem import Problem

FIXED: dict[str, tuple[object, ...]] = {
    "crisis": (True,),
    "level": ("national",),
    "status": ("active", None),
    "valid_to": (None,),
}
"""What such a line is and stays."""
OPEN: dict[str, tuple[object, ...]] = {
    "full": (False, None),
    "closed_until": (None,),
    "wait_time": (None, ""),
    "neighbourhoods": (None, []),
}


def is_lifeline(base: Entry) -> bool:
    """Whether this entry of the base is such a line."""
    return base.kind == "contact" and bool(base.data.get("crisis")) and base.data.get("level") == "national"


def named(base: Entry) -> bool:
    """Whether the base's message has a number that stands on danger cards."""
    return base.kind == "message" and any(NUMBERS & set(NUMBER.findall(one.text)) for one in texts(base))


def cut(base: Entry, entry: Entry) -> Iterator[Problem]:
    """What would hide it, or show another number than the cards have."""
    fixed = FIXED | OPEN | {"access": (base.data.get("access"),)}
    if base.data.get("opening_hours") == ROUND_THE_CLOCK:
        # On a holiday it would say that it is closed, to who has nobody else to call.
        fixed |= {"opening_hours": (ROUND_THE_CLOCK,), "hours_exceptions": (None, [])}
    wrong = [name for name, allowed in fixed.items() if entry.data.get(name) not in allowed]
    if not set(base.data.get("themes") or ()) <= set(entry.data.get("themes") or ()):
        # It would no longer be named with the worries it is there for.
        wrong.append("themes")
    if not wrong and not showing.may_be_shown(entry.data):
        wrong = ["confidence"]
    for name in wrong:
        yield entry.problem(say("lifeline_fixed", field=name, key=entry.key), name)
    before, after = ([phone["number"] for phone in showing.phones(one.data)] for one in (base, entry))
    carded = NUMBERS & set(before)
    if before and (not carded <= set(after) or after[:1] == [] or (carded and after[0] not in carded)):
        yield entry.problem(say("lifeline_number", key=entry.key, numbers=", ".join(before)), "phones")
