# SPDX-License-Identifier: EUPL-1.2
"""Activities and vacancies nobody looked at for long, or whose last day comes; not what is over anyway."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

from content.activities import model
from content.activities.model import Activity, Somewhere
from content.catalogue import Catalogue
from content.expiry import signals, state

MOST = 500
"""Of each kind: who has more to look at begins with these."""
AHEAD = timedelta(days=183)
_OLD = """
SELECT a.data FROM {kind} a WHERE a.organisation IN (:organisation, '') AND {shown}
  AND NOT (a.organisation = '' AND EXISTS (
    SELECT 1 FROM {kind} o WHERE o.id = a.id AND o.organisation = :organisation))
  AND (coalesce(json_extract(a.data, '$.assured_date'), '') < :flag
    OR json_extract(a.data, '$.valid_to') <= :soon)
ORDER BY coalesce(json_extract(a.data, '$.assured_date'), ''), a.number LIMIT :most
"""
_SHOWN = {
    "activity": "EXISTS (SELECT 1 FROM happens h WHERE h.number = a.number)",
    "vacancy": "a.last > 0",
}
"""What was hidden or called off has no row there."""


def stale(book: Catalogue, organisation: str, day: str) -> Iterator[tuple[str, Somewhere]]:
    """Each with its kind, the longest ago first."""
    today = date.fromisoformat(day)
    asked = {
        "organisation": organisation,
        "flag": state.bounds(day).flag,
        "soon": (today + signals.AHEAD).isoformat(),
        "most": MOST,
    }
    for (data,) in book.rows(_OLD.format(kind="activity", shown=_SHOWN["activity"]), asked):
        activity = model.activity(json.loads(data))
        if _goes_on(activity, today):
            yield "activity", activity
    for (data,) in book.rows(_OLD.format(kind="vacancy", shown=_SHOWN["vacancy"]), asked):
        yield "vacancy", model.vacancy(json.loads(data))


def _goes_on(activity: Activity, today: date) -> bool:
    return next(activity.schedule.between(today, today + AHEAD), None) is not None
