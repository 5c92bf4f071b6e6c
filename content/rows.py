# SPDX-License-Identifier: EUPL-1.2
"""From what editors wrote to the rows of the compiled file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from content import front_doors, layer_dates, showing, word_list
from content.entry import Entry, Kind
from content.gazetteer.files import PlaceFiles
from content.gazetteer.heard import Words
from content.gazetteer.words import key
from content.library import BASE, Library
from content.model import PHRASE, WORRY, Contact
from content.sentences import WORDS
from content.service_id import made, service_id
from content.serving import EVERYWHERE

EntryRow = tuple[int, str, str, str, int, str]
ServesRow = tuple[str, str, str, int, int, str, str, int]
WordsRow = tuple[int, str, str, str, str, str]
ServiceRow = tuple[str, str, str, str, str, str, str, bool]
ColleaguesRow = tuple[int, str, str]
ExampleRow = tuple[str, str, str, str]

INTO_WORDS = "contact_words (rowid, contact, organisation, name, words, place)"
TEXTS: tuple[Kind, ...] = ("button", "message", "theme", "route", "card", "canned")
LEVELS = ("local", "regional", "national")
Names = dict[str, str]
"""The themes' names by their keys."""
CONTACT_FIELDS = {field.name for field in fields(Contact)}
DATES = ("assured_date", "source_date", "called_date", "valid_to", "closed_until", "wait_asked")
OWN = ""
"""The voice of sentences that stand in the theme's own file: many people's."""
LAST = 1000
"""The place in the theme list of a theme that gives no `order`."""
A_LAYER = 1 << 24
"""More rows than one layer has: each layer counts from a number of its own, whatever the others have."""


def texts(library: Library) -> Iterator[EntryRow]:
    """Messages, buttons, themes, routes, cards and canned replies, the base's and each organisation's own."""
    unnumbered = _texts(library)
    yield from ((number, *row) for number, row in enumerate(unnumbered, start=1))


def _texts(library: Library) -> Iterator[tuple[str, str, str, int, str]]:
    for organisation in library.organisations:
        for kind in TEXTS:
            for number, entry in enumerate(library.changed(kind, organisation).values()):
                data = {name: value for name, value in entry.data.items() if name != "examples"}
                position = int(data.get("order") or LAST) if kind == "theme" else number
                yield kind, entry.key, organisation, position, _json(data)


@dataclass(frozen=True)
class ContactRows:
    """Everything the compiled file holds of one contact."""

    entry: EntryRow
    serves: list[ServesRow]
    words: list[WordsRow]
    service: list[ServiceRow]
    colleagues: list[ColleaguesRow]


def contacts(library: Library, places: PlaceFiles) -> Iterator[ContactRows]:
    """Every contact with what it serves; an empty row hides the base's contact."""
    for organisation in library.organisations:
        named, first = theme_names(library, organisation), first_number(library, organisation)
        for position, data in enumerate(directory(library, places, organisation)):
            yield of_contact(data, Place(organisation, first, position), named)


def theme_names(library: Library, organisation: str) -> Names:
    """What the themes are called here."""
    themes = library.entries("theme", organisation).items()
    return {key: str(theme.data.get("name", "")) for key, theme in themes}


@dataclass(frozen=True)
class Place:
    """Which contact of which layer it is, by which its rows are known; `first` is the layer's number."""

    organisation: str
    first: int
    position: int

    @property
    def number(self) -> int:
        """Its number among all layers."""
        return self.first + self.position


def first_number(library: Library, organisation: str) -> int:
    """The number with which a layer begins to count."""
    return (library.organisations.index(organisation) + 1) * A_LAYER


def of_contact(data: dict[str, Any], place: Place, named: Names) -> ContactRows:
    """The rows of one contact."""
    shown, id = contact(data), str(data["id"])
    organisation, number = place.organisation, place.number
    row = (number, "contact", id, organisation, place.position, _json(shown))
    if not shown:
        return ContactRows(row, [], [], [], [])
    service = _service_row(data, shown, organisation)
    words = (number, *contact_words(named, organisation, shown))
    return ContactRows(row, list(_serves(shown, place)), [words], [service], list(_colleagues(data, number)))


def directory(library: Library, places: PlaceFiles, organisation: str) -> Iterator[dict[str, Any]]:
    """Every contact of a layer, its municipalities' own entrances last."""
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
    dates = {name: str(known[name]) for name in DATES if name in known}
    return {**known, "phones": showing.phones(data), "assured_date": "", **dates}


def _service_row(data: dict[str, Any], shown: dict[str, Any], organisation: str) -> ServiceRow:
    national = shown.get("level", "national") == "national"
    always = bool(shown.get("front_door") or (shown.get("crisis") and national))
    id, ends, key = service_id(data), str(shown.get("valid_to") or ""), str(data["id"])
    provider = made("organization", key)
    return id, organisation, key, shown["name"], provider, shown["assured_date"], ends, always


def _colleagues(data: dict[str, Any], number: int) -> Iterator[ColleaguesRow]:
    admission, person = (str(data.get(name) or "") for name in ("admission", "internal_contact"))
    if admission or person:
        yield number, admission, person


def contact_words(named: Names, organisation: str, shown: dict[str, Any]) -> tuple[str, str, str, str, str]:
    """The words a contact is looked up by: its name, and what is said of it with the names of its themes."""
    themes = [named[key] for key in shown.get("themes", ()) if key in named]
    said = [shown.get(name) or "" for name in ("description", "for_whom", "address")]
    said += shown.get("neighbourhoods") or ()
    where = " ".join(shown.get("municipalities") or (EVERYWHERE,))
    return shown["id"], organisation, shown["name"], " ".join([*said, *themes]), where


def _serves(data: dict[str, Any], place: Place) -> Iterator[ServesRow]:
    if data.get("front_door"):
        return
    level = LEVELS.index(data.get("level", "national"))
    needs = f" {' '.join(data.get('needs') or ())} "
    organisation, position, number = place.organisation, place.position, place.number
    for theme in dict.fromkeys(data.get("themes", ())):
        for code in dict.fromkeys(data.get("municipalities") or [""]):
            yield theme, code, organisation, level, position, data["id"], needs, number


def examples(library: Library, organisation: str) -> Iterator[ExampleRow]:
    """Every sentence of one organisation to learn from; one model serves all of them together."""
    for theme in library.entries("theme", organisation).values():
        for text, themes, voice in theme_examples(library, organisation, theme):
            yield text, PHRASE if voice == WORDS else WORRY, _json_list(tuple(themes)), voice
    for intent in library.entries("intent", organisation).values():
        for text, themes, voice in intent_examples(library, organisation, intent):
            yield text, intent.key, _json_list(tuple(themes)), voice


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


def meta(
    library: Library, places: PlaceFiles, spoken: Sequence[Sequence[str]], heard: Words
) -> Iterator[tuple[str, str]]:
    """What is kept as one value: the safety rules, and the words places are recognised by.

    `spoken` has the sentences to learn from, of each organisation apart.
    """
    yield "safety_rules", _json(library.rules)
    yield "assured", _json({name: layer_dates.read(file) for name, file in library.dates.items()})
    yield "ordinary_words", _json(sorted(places.ordinary_words))
    yield "around_words", _json(places.around_words)
    names = [key(row["name"]) for row in (*places.places, *places.neighbourhoods)]
    for name in word_list.COMPILED:
        yield name, _json(word_list.phrases(library.base / word_list.FOLDER / f"{name}.txt"))
    yield "heard_words", _json(heard(spoken, names, places.around_words.get("before", ())))


@cache
def _json_list(words: tuple[str, ...]) -> str:
    return _json(words)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
