# SPDX-License-Identifier: EUPL-1.2
"""Which fields an editor fills in for each kind of entry, in the order in which they stand."""

from __future__ import annotations

from bot.desk.pages.editor.field import Field, field

NEW_TEXTS = (field("je", "text", True), field("u", "text", True))
SAME_TEXT = (field("text", "text", True),)
_ALWAYS = (
    field("name", "line", True),
    field("description", "text", True),
    field("organizer", "line"),
    field("municipality", "place", True),
    field("place", "line"),
    field("address", "line"),
    field("neighbourhood", "line"),
)
_WHEN = (
    field("days", "lines"),
    field("time", "line"),
    field("weeks", "number"),
    field("of_month", "numbers"),
    field("from", "date"),
    field("until", "date"),
    field("dates", "lines"),
    field("not_on", "lines"),
    field("cancelled", "yes"),
)
_COST = (field("cost", "line"), field("cost_words", "line"))
_ACCESS = (
    field("wheelchair", "yes"),
    field("quiet", "yes"),
    field("children", "yes"),
    field("buddy", "yes"),
    field("languages", "lines"),
)
_SIGN_UP = (
    field("sign_up", "choice"),
    field("sign_up_how", "line"),
    field("website", "line"),
    field("full", "yes"),
    field("tags", "lines"),
)
_KEPT = (
    field("source", "line", True),
    field("assured_date", "date", True),
    field("owner", "line"),
    field("valid_to", "date"),
    field("hidden", "yes"),
)
_TEXT_KEPT = (
    field("source", "line"),
    field("assured_date", "date"),
    field("owner", "line"),
    field("valid_to", "date"),
)
FIELDS: dict[str, tuple[Field, ...]] = {
    "message": (field("buttons", "buttons"), *_TEXT_KEPT),
    "button": _TEXT_KEPT,
    "canned": (
        field("name", "line", True),
        field("theme", "theme"),
        field("hidden", "yes"),
        *_TEXT_KEPT,
    ),
    "theme": (
        field("name", "line", True),
        field("button", "line", True),
        field("opening.je", "text", True),
        field("opening.u", "text", True),
        field("step.je", "text"),
        field("step.u", "text"),
        field("step_contact", "contact"),
        field("contacts", "contacts"),
        field("examples", "sentences", True),
        field("route", "route"),
        field("after_help", "route"),
        *_TEXT_KEPT,
    ),
    "route": (
        field("question.je", "text", True),
        field("question.u", "text", True),
        field("buttons", "buttons", True),
        *_TEXT_KEPT,
    ),
    "intent": (field("examples", "sentences", True), *_TEXT_KEPT),
    "card": (field("buttons", "buttons", True), *_TEXT_KEPT),
    "front_door": (
        field("name", "line", True),
        field("description", "text", True),
        field("cost", "line"),
        field("opening_hours", "hours"),
    ),
    "contact": (
        field("name", "line", True),
        field("description", "text", True),
        field("phones", "phones"),
        field("opening_hours", "hours"),
        field("hours_exceptions", "lines"),
        field("walk_in_hours", "hours"),
        field("website", "line"),
        field("address", "line"),
        field("cost", "line"),
        field("access", "choice", True),
        field("themes", "themes"),
        field("for_whom", "line"),
        field("level", "choice", True),
        field("municipalities", "places"),
        field("neighbourhoods", "lines"),
        field("status", "choice"),
        field("closed_until", "date"),
        field("full", "yes"),
        field("wait_time", "line"),
        field("wait_asked", "date"),
        field("source", "line", True),
        field("assured_date", "date", True),
        field("confidence", "choice", True),
        field("called_date", "date"),
        field("valid_to", "date"),
        field("owner", "line"),
        field("admission", "text"),
        field("internal_contact", "line"),
        field("notes", "text"),
    ),
    "activity": (*_ALWAYS, *_WHEN, *_COST, *_ACCESS, *_SIGN_UP, *_KEPT),
    "vacancy": (
        *_ALWAYS,
        field("for_whom", "line"),
        field("parts", "number"),
        field("days", "lines"),
        field("times", "lines"),
        field("wheelchair", "yes"),
        *_SIGN_UP,
        *_KEPT,
    ),
}
