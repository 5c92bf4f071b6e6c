# SPDX-License-Identifier: EUPL-1.2
"""Between what stands in the content and what stands in a form's field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.desk.pages.editor import friendly_hours, sentences
from bot.desk.pages.editor.field import Field
from bot.desk.pages.editor.names import Names, Unknown
from bot.desk.pages.editor.plain_text import plain_text
from content.checks import phones

Raw = tuple[str, ...]
"""A field as a form carries it: one text, or several."""
ONE_A_LINE = ("lines", "places", "contacts", "buttons")
DAYS = friendly_hours.NAMES
MOST_PHONES = 12


class Wrong(ValueError):
    """What was filled in cannot be understood: the key of a text, with what fills its holes."""

    def __init__(self, key: str, **holes: str) -> None:
        super().__init__(key)
        self.key, self.holes = key, holes


def shown(field: Field, value: Any, names: Names) -> Raw:
    """The value as the form shows it."""
    if field.widget == "phones":
        return tuple(str(phone.get("number", "")) for phone in value or () if isinstance(phone, dict))
    if field.widget == "themes":
        return tuple(map(str, value or ()))
    if field.widget == "hours":
        return friendly_hours.shown(str(value or ""))
    if field.widget == "yes":
        return ("ja",) if value else ()
    return (_text(field, value, names),)


def _text(field: Field, value: Any, names: Names) -> str:
    if value in (None, ""):
        return ""
    if field.widget == "sentences":
        return sentences.shown(value, names.themes)
    if field.widget == "contact":
        return names.contact(str(value))
    if field.widget == "place":
        return names.places.name(str(value))
    if field.widget == "numbers":
        return ", ".join(map(str, value))
    if field.widget in ONE_A_LINE:
        say = {"places": names.places.name, "contacts": names.contact, "buttons": names.buttons.name}
        lines = [value] if isinstance(value, str) else value
        return "\n".join(say.get(field.widget, str)(str(item)) for item in lines)
    return str(value)


def posted(field: Field, form: Mapping[str, str]) -> Raw | None:
    """The field as it was sent; None when the form did not have it."""
    name = field.name
    if f"heeft.{name}" not in form:
        return None
    if field.widget == "phones":
        typed = (form.get(f"v.{name}.{number}", "") for number in range(MOST_PHONES))
        return tuple(text for text in (" ".join(plain_text(one).split()) for one in typed) if text)
    if field.widget == "themes":
        start = f"v.{name}:"
        return tuple(key.removeprefix(start) for key in form if key.startswith(start))
    if field.widget == "hours":
        days = (form.get(f"v.{name}.{day}", "").strip() for day in DAYS)
        rule = form.get(f"v.{name}.regel", "").strip()
        # Whoever changed the notation meant that, whatever the days still say.
        return friendly_hours.shown(rule) if rule != form.get(f"v.{name}.was", "") else (*days, rule)
    if field.widget == "yes":
        return ("ja",) if form.get(f"v.{name}") else ()
    typed_text = plain_text(form.get(f"v.{name}", ""))
    return (typed_text if _several(field) else " ".join(typed_text.split()),)


def _several(field: Field) -> bool:
    return field.widget in ("text", "sentences", *ONE_A_LINE)


def understood(field: Field, raw: Raw, names: Names) -> Any:
    """The value of what was sent, None for nothing; Wrong when it cannot be one."""
    if field.widget == "phones":
        return [_phone(number) for number in raw] or None
    if field.widget == "themes":
        return [key for key in raw if key in names.themes.names] or None
    if field.widget == "hours":
        return _hours(raw)
    if field.widget == "yes":
        return bool(raw)
    try:
        return _named(field, raw[0], names)
    except Unknown as unknown:
        raise Wrong(f"desk_editor_unknown_{_sort(field)}", name=unknown.name) from None


def _named(field: Field, text: str, names: Names) -> Any:
    lines = [line for line in text.split("\n") if line]
    if not lines:
        return None
    if field.widget == "sentences":
        return sentences.read(text, names.themes)
    if field.widget == "places":
        return list(dict.fromkeys(names.places.id(name) for line in lines for name in _split(line)))
    if field.widget == "contacts":
        return names.contact_ids(lines)
    if field.widget == "contact":
        return names.contact_id(text)
    if field.widget == "place":
        return names.places.id(text)
    if field.widget in ("number", "numbers"):
        return _counted(field, text)
    if field.widget == "buttons":
        return [names.buttons.id(name) for name in lines]
    # A card's empty line parts two paragraphs.
    return text.split("\n") if field.widget == "lines" else text


def _counted(field: Field, text: str) -> int | list[int]:
    """A whole number, or several with a comma between."""
    try:
        numbers = [int(part) for part in _split(text)]
    except ValueError:
        raise Wrong("desk_editor_no_number", written=text) from None
    return numbers if field.widget == "numbers" else numbers[0]


def _split(line: str) -> list[str]:
    return [name for name in (part.strip() for part in line.split(",")) if name]


def _sort(field: Field) -> str:
    sorts = {"places": "place", "place": "place", "sentences": "theme", "buttons": "button"}
    return sorts.get(field.widget, "contact")


def _hours(raw: Raw) -> str | None:
    try:
        return friendly_hours.read(raw[:-1], raw[-1])
    except friendly_hours.NoTimes as wrong:
        raise Wrong("desk_editor_no_times", written=wrong.text) from None


def _phone(number: str) -> dict[str, str]:
    """The number as it is dialled, with the E.164 that belongs to it."""
    full = None if phones.is_short(number) else phones.e164(number)
    return {"number": number, "e164": full} if full else {"number": number}
