# SPDX-License-Identifier: EUPL-1.2
"""What the compiled content holds, as plain frozen values."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Literal

STANDARD = "standaard"
"""The organisation of an installation that serves only one."""

FORMS = ("je", "u")
Level = Literal["local", "regional", "national"]
Urgency = Literal["now", "today", "three_days", "none"]
ForWhom = Literal["zelf", "partner", "kind", "ouder", "buur", "client", "vriend", "familie", "ander"]
Status = Literal["active", "inactive", "temporarily closed", "defunct"]
"""HSDS's words for whether a service is there."""
PhoneKind = Literal["municipal", "emergency", "free", "service", "ordinary"]


@dataclass(frozen=True)
class Text:
    """A text in both forms of address; empty where there is nothing to say."""

    je: str = ""
    u: str = ""

    def of(self, form: str) -> str:
        """The text for `je` or `u`; the other form where only one was written."""
        return (self.u or self.je) if form == "u" else (self.je or self.u)

    def __bool__(self) -> bool:
        return bool(self.je or self.u)


@dataclass(frozen=True)
class Phone:
    """A number as people dial it, with E.164 beside where it has one (112 and 14 0xx have none)."""

    number: str
    e164: str | None = None

    @property
    def kind(self) -> PhoneKind:
        """`municipal` is a 14-number, which needs "Dit is de gemeente. Zeg: ..." beside it."""
        if self.number.startswith("14 "):
            return "municipal"
        if len(self.number) == len("112"):
            return "emergency"
        if self.number.startswith("0800"):
            return "free"
        return "service" if self.number.startswith("0900") else "ordinary"


@dataclass(frozen=True)
class Contact:
    """An organisation's entry in the directory, holding only what a resident may be shown.

    Dates are YYYY-MM-DD: `valid_to` and `closed_until` are last days. `wait_time` is words, asked on
    `wait_asked`. `hours_exceptions` are lines like `2026-12-24 09:00-12:00` or `2026-12-27 closed`.
    `neighbourhoods`: it is there for who lives in these only; none is for all of its municipalities.
    We checked it on `assured_date`; the source itself said it on `source_date`, None where that is no older.
    """

    id: str
    name: str
    description: str
    phones: tuple[Phone, ...] = ()
    website: str | None = None
    opening_hours: str | None = None
    walk_in_hours: str | None = None
    cost: str | None = None
    access: str = "zelf"
    themes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    for_whom: str | None = None
    address: str | None = None
    level: Level = "national"
    municipalities: tuple[str, ...] = ()
    neighbourhoods: tuple[str, ...] = ()
    source: str = ""
    assured_date: str | None = None
    confidence: str = "high"
    front_door: bool = False
    owner: str = ""
    valid_to: str | None = None
    status: Status = "active"
    closed_until: str | None = None
    full: bool = False
    wait_time: str | None = None
    wait_asked: str | None = None
    hours_exceptions: tuple[str, ...] = ()
    source_date: str | None = None
    called_date: str | None = None
    crisis: bool = False

    @property
    def phone(self) -> Phone | None:
        """The number to call first."""
        return self.phones[0] if self.phones else None


@dataclass(frozen=True, eq=False)
class Theme:
    """A kind of worry: what it is called, what is said first, and where it leads.

    One version of the content has one of each, so that what is worked out from it can be kept by it.

    `needs` is as the editor wrote it: a bare key, or a mapping with its own words, texts and contacts.
    `route` is the question before the place, `after_help` the one below the contacts where there is haste.
    """

    key: str
    name: str
    button: str
    opening: Text = Text()
    step: Text = Text()
    step_contact: str | None = None
    route: str | None = None
    after_help: str | None = None
    needs: tuple[object, ...] = ()
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True)
class RouteAnswer:
    """What an answer to a route-changing question changes."""

    urgency: Urgency = "none"
    say: Text = Text()


@dataclass(frozen=True)
class Route:
    """A question that changes the route; `answers` by button id."""

    key: str
    question: Text
    buttons: tuple[str, ...]
    answers: dict[str, RouteAnswer] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """A fixed danger text in one form of address; `answers` maps a button to the card that follows."""

    key: str
    kind: str
    role: str
    private: bool
    lines: tuple[str, ...]
    buttons: tuple[str, ...]
    answers: dict[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True)
class Canned:
    """A reply that stands ready for workers; `theme` is the worry it is for, None where it fits all."""

    key: str
    name: str
    text: Text
    theme: str | None = None


@dataclass(frozen=True)
class Municipality:
    """One of the municipalities, by its CBS code."""

    code: str
    name: str
    province: str


@dataclass(frozen=True)
class Place:
    """Where somebody lives; `label` tells apart two places of one name."""

    name: str
    municipality_code: str
    municipality: str
    province: str
    label: str = ""
    neighbourhood: str = ""

    def as_data(self) -> dict[str, str]:
        """The place as JSON carries it."""
        return asdict(self)


@dataclass(frozen=True)
class PlaceMatch:
    """What a text says about a place: one, several, only a province, region or district, or none."""

    kind: Literal["one", "many", "province", "district", "none"]
    places: tuple[Place, ...] = ()
    matched: str = ""

    @property
    def place(self) -> Place | None:
        """The place, when there is exactly one."""
        return self.places[0] if self.kind == "one" else None


WORRY = "zorg_delen"
PHRASE = "zorg_woord"
"""A worry in a few words: it teaches themes, but not how people tell of a worry, and no message gets it."""


@dataclass(frozen=True)
class Example:
    """A sentence to learn from; `themes` has the main theme first, `voice` is the file beside the theme."""

    text: str
    intent: str
    themes: tuple[str, ...] = ()
    voice: str = ""
