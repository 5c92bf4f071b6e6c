# SPDX-License-Identifier: EUPL-1.2
"""An activity or a vacancy as a resident sees it, whoever sends it; a line that is not known is left out."""

from __future__ import annotations

from content.activities import wording
from content.activities.model import Activity, Hit, Somewhere, Vacancy
from content.activities.money import euro
from content.catalogue import UnknownText
from content.contact_card import Reader
from content.reply import Part

DAYS = 7
ACTIVITY, VACANCY = "activity:", "vacancy:"
"""How what a card shows is named where a contact would be."""


def part(reader: Reader, hit: Hit) -> Part:
    """The activity with the time that was found."""
    activity = hit.activity
    lines = [
        _sentence(wording.when(reader.say, hit.when, activity.schedule.repeat)),
        reader.say("activity_cancelled") if activity.cancelled else None,
        reader.say("activity_full") if activity.full else None,
        activity.description,
        _line(reader, "activity_where", where=place(reader, activity)),
        cost(reader, activity),
        _yes(reader, activity.wheelchair, "activity_wheelchair"),
        _yes(reader, activity.quiet, "activity_quiet"),
        _yes(reader, activity.children, "activity_children"),
        _yes(reader, activity.buddy, "activity_buddy"),
        *_last(reader, activity),
    ]
    return Part(title=activity.name, text=_text(lines), contact=f"{ACTIVITY}{activity.id}")


def vacancy(reader: Reader, found: Vacancy) -> Part:
    """A vacancy: what it is, for whom, how much time, where, and whom to ask."""
    lines = [
        found.description,
        _line(reader, "vacancy_for_whom", for_whom=found.for_whom),
        _parts(reader, found.parts),
        _line(reader, "vacancy_times", times=_times(reader, found)),
        _line(reader, "activity_where", where=place(reader, found)),
        _yes(reader, found.wheelchair, "activity_wheelchair"),
        *_last(reader, found),
    ]
    return Part(title=found.name, text=_text(lines), contact=f"{VACANCY}{found.id}")


def cost(reader: Reader, activity: Activity) -> str:
    """What it costs, also that this is not known."""
    if activity.cost == 0:
        return reader.say("activity_free")
    if activity.cost is None:
        return activity.cost_words or reader.say("activity_cost_unknown")
    if activity.cost_words:
        return reader.say("activity_cost_words", cost=euro(activity.cost), words=activity.cost_words)
    return reader.say("activity_cost", cost=euro(activity.cost))


def place(reader: Reader, found: Somewhere) -> str:
    """Where it is, on one line; the town too: a neighbourhood's name is found in many."""
    town = _municipality(reader, found.municipality)
    known = (found.place, found.address, found.neighbourhood, town)
    return ", ".join(dict.fromkeys(filter(None, known)))


def _municipality(reader: Reader, code: str) -> str:
    try:
        return reader.book.municipality(code).name
    except UnknownText:
        return ""


def _last(reader: Reader, found: Somewhere) -> list[str | None]:
    website = found.website.removeprefix("https://").removeprefix("www.").rstrip("/")
    return [
        _line(reader, "activity_languages", languages=", ".join(found.languages)),
        _sign_up(reader, found),
        _line(reader, "activity_by", organizer=found.organizer),
        _line(reader, "activity_website", website=website),
    ]


def _sign_up(reader: Reader, found: Somewhere) -> str | None:
    if found.sign_up == "none":
        return reader.say("activity_sign_up_none")
    how = found.sign_up_how.removeprefix("https://")
    return _line(reader, f"activity_sign_up_{found.sign_up}", how=how) if found.sign_up else None


def _parts(reader: Reader, parts: int | None) -> str | None:
    if parts is None:
        return None
    return reader.say("vacancy_parts_one") if parts == 1 else reader.say("vacancy_parts", parts=str(parts))


def _times(reader: Reader, found: Vacancy) -> str:
    days = [reader.say(f"day_{day}") for day in found.days] if len(found.days) < DAYS else []
    return ", ".join([*days, *found.times])


def _yes(reader: Reader, known: bool | None, key: str) -> str | None:
    return reader.say(key) if known else None


def _line(reader: Reader, key: str, **facts: str) -> str | None:
    return reader.say(key, **facts) if all(facts.values()) else None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _text(lines: list[str | None]) -> str:
    return "\n".join(line for line in lines if line)
