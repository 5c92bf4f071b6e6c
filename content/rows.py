# SPDX-License-Identifier: EUPL-1.2
"""From what editors wrote to the rows of the compiled file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from content import front_doors, showing, word_list
from content.entry import Entry, Kind
from content.loader import BASE, Library
from content.model import PHRASE, WORRY, Contact
from content.place_files import PlaceFiles
from content.place_heard import heard
from content.place_words import key
from content.sentences import WORDS

EntryRow = tuple[str, str, str, int, str]
ServesRow = tuple[str, str, str, int, int, str]
WordsRow = tuple[str, str, str, str]
ExampleRow = tuple[str, str, str, str]

TEXTS: tuple[Kind, ...] = ("button", "message", "theme", "route", "card", "canned")
LEVELS = ("local", "regional", "national")
CONTACT_FIELDS = {field.name for field in fields(Contact)}
OWN = ""
"""The voice of sentences that stand in the theme's own file: many people's."""
LAST = 1000
"""The place in the theme list of a theme that gives no `order`."""


def texts(library: Library) -> Iterator[EntryRow]:
    """Messages, buttons, themes, routes, cards and canned replies, the base's and each organisation's own."""
    for organisation in library.organisations:
        for kind in TEXTS:
            for number, entry in enumerate(library.changed(kind, organisation).values()):
                data = {name: value for name, value in entry.data.items() if name != "examples"}
                position = int(data.get("order") or LAST) if kind == "theme" else number
                yield kind, entry.key, organisation, position, _json(data)


def contacts(library: Library, places: PlaceFiles) -> Iterator[tuple[EntryRow, list[ServesRow]]]:
    """Every contact with what it serves; an empty row hides the base's contact."""
    for organisation in library.organisations:
        for number, data in enumerate(_directory(library, places, organisation)):
            shown = contact(data)
            row = ("contact", str(data["id"]), organisation, number, _json(shown))
            yield row, list(_serves(shown, organisation, number)) if shown else []


def _directory(library: Library, places: PlaceFiles, organisation: str) -> Iterator[dict[str, Any]]:
    entries = library.changed("contact", organisation)
    yield from (entry.data for entry in entries.values() if not front_doors.is_front_door(entry.key))
    shared = front_doors.template(library, organisation)
    own_template = bool(library.changed("front_door", organisation))
    additions = library.entries("contact", organisation)
    for row in places.municipalities if shared else ():
        id = front_doors.key(row["code"])
        if organisation == BASE or own_template or id in entries:
            addition = additions[id].data if id in additions else None
            yield front_doors.fields(shared, row, addition)


def contact(data: dict[str, Any]) -> dict[str, Any] | None:
    """The fields of a contact that residents may see, None when it may not be shown."""
    if not showing.may_be_shown(data):
        return None
    known = {name: value for name, value in data.items() if name in CONTACT_FIELDS and value is not None}
    # A bare year is a number to YAML.
    return {**known, "phones": showing.phones(data), "assured_date": str(data.get("assured_date", ""))}


def contact_words(library: Library, row: EntryRow) -> Iterator[WordsRow]:
    """The words a contact is looked up by: its name, and what is said of it with the names of its themes."""
    _, id, organisation, _, data = row
    shown = json.loads(data)
    if shown:
        themes = library.entries("theme", organisation)
        named = [str(themes[key].data.get("name", "")) for key in shown.get("themes", ()) if key in themes]
        said = [shown.get(name) or "" for name in ("description", "for_whom", "address")]
        yield id, organisation, shown["name"], " ".join([*said, *named])


def _serves(data: dict[str, Any], organisation: str, number: int) -> Iterator[ServesRow]:
    if data.get("front_door"):
        return
    level = LEVELS.index(data.get("level", "national"))
    for theme in dict.fromkeys(data.get("themes", ())):
        for code in dict.fromkeys(data.get("municipalities") or [""]):
            yield theme, code, organisation, level, number, data["id"]


def examples(library: Library) -> Iterator[ExampleRow]:
    """Every sentence to learn from; one model serves all organisations, so theirs count too."""
    for organisation in library.organisations:
        for theme in library.entries("theme", organisation).values():
            for text, themes, voice in theme_examples(library, organisation, theme):
                yield text, PHRASE if voice == WORDS else WORRY, _json(themes), voice
        for intent in library.entries("intent", organisation).values():
            for text, themes, voice in intent_examples(library, organisation, intent):
                yield text, intent.key, _json(themes), voice


def theme_examples(library: Library, organisation: str, theme: Entry) -> Iterator[tuple[str, list[str], str]]:
    """A theme's sentences with all their themes, its own first, and the voice they are in."""
    if theme.key in library.changed("theme", organisation):
        for example in theme.data.get("examples") or ():
            fields = example if isinstance(example, dict) else {"text": example}
            yield str(fields.get("text", "")), [theme.key, *(fields.get("ook") or ())], OWN
    for sentence in library.spoken(organisation, "theme", theme.key):
        yield sentence.text, [theme.key, *sentence.also], sentence.voice


def intent_examples(
    library: Library, organisation: str, intent: Entry
) -> Iterator[tuple[str, list[str], str]]:
    """An intent's sentences, the worries that are told with it, and the voice they are in."""
    if intent.key in library.changed("intent", organisation):
        for text in intent.data.get("examples") or ():
            yield str(text), [], OWN
    for sentence in library.spoken(organisation, "intent", intent.key):
        yield sentence.text, list(sentence.also), sentence.voice


def meta(library: Library, places: PlaceFiles, examples: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is kept as one value: the safety rules, and the words places are recognised by."""
    yield "safety_rules", _json(library.rules)
    yield "ordinary_words", _json(sorted(places.ordinary_words))
    yield "around_words", _json(places.around_words)
    names = [key(row["name"]) for row in (*places.places, *places.neighbourhoods)]
    for name in word_list.COMPILED:
        yield name, _json(word_list.phrases(library.base / word_list.FOLDER / f"{name}.txt"))
    yield "heard_words", _json(heard(examples, names, places.around_words.get("before", ())))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
