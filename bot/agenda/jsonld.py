# SPDX-License-Identifier: EUPL-1.2
"""Activities as schema.org Events, so that others can show them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from content.activities.model import Activity
from content.activities.schedule import Once, Slot

CONTEXT = "https://schema.org"
AHEAD = timedelta(days=120)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def event(activity: Activity, today: date, town: str, address: str) -> dict[str, Any] | None:
    """The activity with its first time to come, None where none is; `address` is where it stands here."""
    once = next(activity.schedule.between(today, today + AHEAD), None)
    if once is None:
        return None
    status = "EventCancelled" if activity.cancelled else "EventScheduled"
    told: dict[str, Any] = {
        "@type": "Event",
        "@id": address,
        "identifier": activity.id,
        "name": activity.name,
        "description": activity.description,
        "startDate": _moment(once, start=True),
        "endDate": _moment(once, start=False) if once.end > once.start else None,
        "eventStatus": f"{CONTEXT}/{status}",
        "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
        "location": _place(activity, town),
        "organizer": {"@type": "Organization", "name": activity.organizer} if activity.organizer else None,
        "isAccessibleForFree": activity.cost == 0 if activity.cost is not None else None,
        "offers": _offer(activity),
        "inLanguage": list(activity.languages),
        "keywords": list(activity.tags),
        "url": activity.website,
        "eventSchedule": [_slot(activity, slot) for slot in activity.schedule.weekly],
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _moment(once: Once, start: bool) -> str:
    if once.whole_day:
        return once.day.isoformat()
    return (once.starts if start else once.ends).isoformat()


def _place(activity: Activity, town: str) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": activity.address,
        "postalCode": activity.postcode,
        "addressLocality": town,
        "addressCountry": "NL",
    }
    amenities = [
        {"@type": "LocationFeatureSpecification", "name": name, "value": value}
        for name, value in (("wheelchair", activity.wheelchair), ("quiet", activity.quiet))
        if value is not None
    ]
    place: dict[str, Any] = {"@type": "Place", "name": activity.place or activity.neighbourhood or town}
    place["address"] = {name: value for name, value in address.items() if value}
    return {**place, "amenityFeature": amenities} if amenities else place


def _offer(activity: Activity) -> dict[str, Any] | None:
    if activity.cost is None:
        return None
    stock = "SoldOut" if activity.full else "InStock"
    price = f"{activity.cost / 100:.2f}"
    offer = {"@type": "Offer", "price": price, "priceCurrency": "EUR", "availability": f"{CONTEXT}/{stock}"}
    return {**offer, "description": activity.cost_words} if activity.cost_words else offer


def _slot(activity: Activity, slot: Slot) -> dict[str, Any]:
    schedule = activity.schedule
    told = {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": f"{CONTEXT}/{WEEKDAYS[slot.weekday]}",
        "startTime": f"{slot.start // 60:02}:{slot.start % 60:02}:00",
        "endTime": f"{slot.end // 60 % 24:02}:{slot.end % 60:02}:00" if slot.end > slot.start else None,
        "startDate": schedule.first.isoformat() if schedule.first else None,
        "endDate": schedule.last.isoformat() if schedule.last else None,
        "exceptDate": sorted(day.isoformat() for day in schedule.not_on),
        "scheduleTimezone": "Europe/Amsterdam",
    }
    return {name: value for name, value in told.items() if value}
