# SPDX-License-Identifier: EUPL-1.2
"""When a resident is asked how it went: some days on, by daylight, not on Sundays and holidays."""

from __future__ import annotations

from datetime import datetime, timedelta

from content.opening import hours

HOURS = "Mo-Sa 10:00-19:00; PH off"
FAR = 14
"""Days in which there is always one that will do."""


def moment(now: datetime, days: int, latest: datetime | None = None) -> datetime:
    """The first fitting moment after so many days; the last one before `latest` where that is too late."""
    wanted = now + timedelta(days=days)
    found = fitting(wanted)
    while latest is not None and found > latest and wanted > now:
        wanted -= timedelta(days=1)
        found = fitting(wanted)
    return found


def fitting(at: datetime) -> datetime:
    """This moment, or else the first after it at which somebody may be written to."""
    for _ in range(FAR):
        seen = hours.state(HOURS, at)
        if seen.open:
            return at
        at = seen.opens or at + timedelta(days=1)
    return at
