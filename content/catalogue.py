# SPDX-License-Identifier: EUPL-1.2
"""The compiled content as everything else reads it: standard library only, one read-only file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count, islice
from pathlib import Path
from typing import Any

from content import database, decode, entries, filling
from content.expiry import state
from content.expiry.mergers import Merger, Mergers
from content.kept import Kept
from content.model import STANDARD, Canned, Card, Contact, Example, Municipality, Route, Theme
from content.serving import A_LEVEL, LEVELS, Wanted, serving

NAMED = """
SELECT contact FROM service WHERE name = :name AND organisation IN (:organisation, '')
ORDER BY organisation DESC LIMIT 1
"""


KEPT = frozenset({"message", "button", "theme", "route"})
"""Every answer reads some, a page a hundred; there are not so many that they cannot be kept."""


class UnknownText(KeyError):
    """There is no entry of that kind with that key."""


class Catalogue:
    """One version of the content at a time; `refresh` switches to a newer one."""

    version: str
    mergers: Mergers

    def __init__(self, directory: Path, today: Callable[[], str] | None = None) -> None:
        self.today = today or (lambda: date.today().isoformat())
        self.directory = directory
        self._switch()

    @classmethod
    def open(cls, directory: Path, today: Callable[[], str] | None = None) -> Catalogue:
        """The content compiled into `directory`; NoContent when there is none. `today` gives YYYY-MM-DD."""
        return cls(directory, today)

    def _switch(self) -> None:
        stamp = database.stamp(self.directory)
        path = database.current(self.directory)
        self._connection = database.connect(path)
        self._stamp, self.version = stamp, database.version(path)
        self._kept: dict[tuple[str, str, str], entries.Found] = {}
        self.kept = Kept()
        rows = self.rows("SELECT date, old, old_name, new, new_name FROM merger ORDER BY date DESC, old")
        self.mergers = Mergers(Merger(*row) for row in rows)

    def refresh(self) -> bool:
        """Look whether a newer version was published (one stat); True when switched to it."""
        stamp = database.stamp(self.directory)
        if stamp is None or stamp == self._stamp:
            return False
        before = self.version
        try:
            self._switch()
        except database.NoContent:
            # A pointer to a file that is gone: what is open still works and is better than nothing.
            return False
        return self.version != before

    def rows(self, query: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query on the compiled file, for the other readers in `content`."""
        return self._connection.execute(query, parameters).fetchall()

    def _find(self, kind: str, key: str, organisation: str, day: str | None = None) -> Any:
        name = (kind, key, organisation)
        found = self._kept.get(name)
        if found is None:
            found = entries.read(self.rows(entries.ENTRY, name))
        if kind in KEPT:
            self._kept[name] = found
        return entries.standing(kind, found, day or self.today())

    def _entry(self, kind: str, key: str, organisation: str, day: str | None = None) -> Any:
        data = self._find(kind, key, organisation, day)
        if data is None:
            raise UnknownText(f"{kind} {key}")
        return data

    def message(self, key: str, organisation: str = STANDARD, form: str = "je", **values: str) -> str:
        """A message with its holes filled; UnknownText or MissingHole says what lacks."""
        return self.message_on(self.today(), key, organisation, form, values)

    def message_on(self, day: str, key: str, organisation: str, form: str, values: Mapping[str, str]) -> str:
        """The same on another day; where it only named who is gone by then, what holds always."""
        text = decode.text(self._entry("message", key, organisation, day)).of(form)
        if text and not filling.left(self, text, organisation, day, values):
            text = decode.text(self._entry("message", filling.NOBODY_LEFT, organisation, day)).of(form)
        return filling.fill(self, text, organisation, day, values)

    def message_buttons(self, key: str, organisation: str = STANDARD) -> list[str]:
        """The ids of the buttons under a message."""
        return list(self._entry("message", key, organisation).get("buttons") or ())

    def button_title(self, id: str, organisation: str = STANDARD, form: str = "je", **values: str) -> str:
        """What stands on a button."""
        data = self._entry("button", id, organisation)
        title = data.get("title") or decode.text(data).of(form)
        return self.fill(title, organisation, **values)

    def fill(self, text: str, organisation: str = STANDARD, **values: str) -> str:
        """A text with its holes filled: from `values` first, contact holes from the directory."""
        return filling.fill(self, text, organisation, self.today(), values)

    def fact(self, hole: str, organisation: str = STANDARD, day: str | None = None) -> str | None:
        """What fills a hole like {contact.phone}; None where that is not known or may not be shown."""
        id, dot, fact = hole.partition(".")
        contact = self.contact(id, organisation, day) if dot else None
        if contact is None or fact == "open":
            return None
        if fact == "phone":
            return contact.phone.number if contact.phone else None
        return getattr(contact, fact, None)

    def themes(self, organisation: str = STANDARD) -> list[Theme]:
        """Every theme, in the order of the theme list."""
        rows = ((row[0], json.loads(row[1])) for row in self.rows(entries.ALL_THEMES, (organisation,)))
        day = self.today()
        return [
            self.theme(key, organisation) if entries.ended(data, day) else decode.theme(key, data)
            for key, data in rows
        ]

    def theme_keys(self, organisation: str = STANDARD) -> frozenset[str]:
        """Which themes there are for this organisation."""
        asked = "SELECT DISTINCT key FROM entry WHERE kind = 'theme' AND organisation IN (?, '')"
        return self.kept.once(
            ("theme keys", organisation),
            lambda: frozenset(key for (key,) in self.rows(asked, (organisation,))),
        )

    def theme(self, key: str, organisation: str = STANDARD) -> Theme:
        """One theme."""
        return self.kept.once(
            ("theme", key, organisation, self.today()),
            lambda: decode.theme(key, self._entry("theme", key, organisation)),
        )

    def route(self, key: str, organisation: str = STANDARD) -> Route:
        """A question that changes the route."""
        return decode.route(key, self._entry("route", key, organisation))

    def card(self, key: str, organisation: str = STANDARD, form: str = "je") -> Card:
        """A danger card."""
        return decode.card(key, self._entry("card", key, organisation), form)

    def canned(self, organisation: str = STANDARD) -> list[Canned]:
        """The replies that stand ready for workers, in the order of their files; not what was hidden."""
        rows = ((row[0], json.loads(row[1])) for row in self.rows(entries.ALL_CANNED, (organisation,)))
        return [decode.canned(key, data) for key, data in rows if not data.get("hidden")]

    def safety_rules(self) -> Any:
        """`safety/rules.yml` as it was written, for `nlu.safety`."""
        return json.loads(self.rows("SELECT value FROM meta WHERE name = 'safety_rules'")[0][0])

    def words(self, name: str) -> str:
        """A word list of `understanding/` as JSON, the same text for as long as it is the same list."""
        rows = self.rows("SELECT value FROM meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else "{}"

    def contact(self, id: str, organisation: str = STANDARD, day: str | None = None) -> Contact | None:
        """A contact that may be shown; None for an unknown, unverified or inactive one.

        `day` (YYYY-MM-DD) hides what has expired by then; without it, time is not looked at.
        """
        found = self.kept.once(("contact", id, organisation), lambda: self._contact(id, organisation))
        return found if found and (day is None or state.shown(found, day)) else None

    def _contact(self, id: str, organisation: str) -> Contact | None:
        data = self._find("contact", id, organisation)
        return decode.contact(data) if data else None

    def contact_named(self, name: str, organisation: str = STANDARD) -> Contact | None:
        """The contact of this name, capitals apart; None where there is none or it may not be shown."""
        found = self.rows(NAMED, {"name": name.strip(), "organisation": organisation})
        return self.contact(found[0][0], organisation) if found else None

    def contacts(
        self,
        theme: str,
        municipality: str | None,
        organisation: str = STANDARD,
        needs: Sequence[str] = (),
        day: str | None = None,
    ) -> list[Contact]:
        """Who serves a theme there: local, regional, national; within those first who serves `needs`.

        With a `day` what has expired by then is left out, what is closed or full comes last, and contacts of
        municipalities that merged into this one serve it. The municipality itself is not among them: see
        `front_door`.
        """
        first = self.theme(theme, organisation).contacts
        found: list[Contact] = []
        for code in (municipality or "", *self.mergers.into(municipality, day)):
            found += self._serving(Wanted(theme, code, organisation, needs, first), day)
        have = {contact.id for contact in found}
        named = (self.contact(id, organisation) for id in first if id not in have)
        found += [contact for contact in named if contact and contact.level == "national"]
        once = {contact.id: contact for contact in found if day is None or state.shown(contact, day)}
        return sorted(once.values(), key=lambda contact: (_away(contact, day), *_rank(contact, needs, first)))

    def _serving(self, wanted: Wanted, day: str | None) -> Iterator[Contact]:
        for level in LEVELS.values():
            yield from islice(self._of_level(wanted, level, day), A_LEVEL)

    def _of_level(self, wanted: Wanted, level: int, day: str | None) -> Iterator[Contact]:
        """The contacts of one level, best first, read a few at a time: most are never asked for."""
        for offset in count(0, A_LEVEL):
            rows = self.rows(*serving(wanted, level, offset))
            found = (decode.stored_contact(data) for (data,) in rows)
            yield from (contact for contact in found if day is None or state.shown(contact, day))
            if len(rows) < A_LEVEL:
                return

    def front_door(self, municipality: str, organisation: str = STANDARD) -> Contact:
        """The municipality's own entrance; whatever its age, as there is no other."""
        found = self.contact(f"gemeente_{municipality.lower()}", organisation)
        if found is None:
            raise UnknownText(f"municipality {municipality}")
        return found

    def municipality(self, code: str) -> Municipality:
        """A municipality by its CBS code."""
        rows = self.rows("SELECT code, name, province FROM municipality WHERE code = ?", (code,))
        if not rows:
            raise UnknownText(f"municipality {code}")
        return Municipality(*rows[0])

    def examples(self) -> Iterator[Example]:
        """Every sentence to learn from."""
        asked = "SELECT text, intent, themes, voice FROM example ORDER BY rowid"
        for text, intent, themes, voice in self.rows(asked):
            yield Example(text, intent, tuple(json.loads(themes)), voice)

    def sentences(self) -> Iterator[str]:
        """The same, only their words, one at a time: all at once they are tens of megabytes."""
        return (text for (text,) in self._connection.execute("SELECT text FROM example"))


def _away(contact: Contact, day: str | None) -> bool:
    return day is not None and not state.available(contact, day)


def _rank(contact: Contact, needs: Sequence[str], first: tuple[str, ...]) -> tuple[int, bool, int, bool]:
    """Level, whether it serves a need, the theme's own order, generalists before specialists.

    What is equal keeps the order of its file.
    """
    serves_need = bool(set(contact.needs) & set(needs))
    place = first.index(contact.id) if contact.id in first else len(first)
    return LEVELS[contact.level], not serves_need, place, bool(contact.needs) and not serves_need
