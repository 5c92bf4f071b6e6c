# SPDX-License-Identifier: EUPL-1.2
"""That morning a number is changed, something to do is put in, and what waits is looked at."""

from __future__ import annotations

import time

import redis
from playwright.sync_api import expect

from store import keys
from tests.pictures.album import PHONE, SMALLER, Album, say
from tests.whole.browser_editor import BrowserEditor
from tests.whole.installation import Installation
from tests.whole.newsroom import ORGANISATION, carla, els, makes, publishes, puts_online, undoes
from tests.whole.office_day import set_clock, that_tuesday
from tests.whole.rest import RestResident

WHO, SEEN = "Sociaal Plein Hilversum", "Team van de gemeente dat helpt bij schulden en achterstanden."
NUMBER, WRONG, RIGHT = "Nummer 1", "035 629 27 0", "035 629 27 00"
WISH = "iets te doen op woensdag in Kerkelanden, niet te duur"
THERE = {"Gemeente": "Hilversum", "Buurt": "Kerkelanden", "Bron": "gebeld", "Wie houdt dit bij": "Els"}
TO_DO = (
    {
        "Naam": "Schaken in de Koepel",
        "Wat ze doen": "Samen schaken met koffie erbij.",
        "Plek": "Buurthuis de Koepel",
        "Op welke dagen": "woensdag",
        "Hoe laat": "10:00-12:00",
        "Prijs in euro": "2,50",
        "Iemand kan er met een rolstoel in": "ja",
        **THERE,
    },
    {
        "Naam": "Soep aan tafel",
        "Wat ze doen": "Samen soep koken en eten.",
        "Plek": "De Groene Kamer",
        "Op welke dagen": "woensdag",
        "Hoe laat": "17:00-19:00",
        "Prijs in euro": "0",
        "Er kan iemand meegaan": "ja",
        **THERE,
    },
)
NOT_UNDERSTOOD = (
    "de lamp in de gang knippert",
    "in de gang knippert de lamp steeds",
)
PATIENCE_S = 60.0


def take(album: Album) -> None:
    """What is published for it is undone afterwards."""
    set_clock(album.omzien, that_tuesday(9, 40))
    editor = els(album.browser, album.omzien, SMALLER)
    a_number(album, editor)
    something_to_do(album, editor)
    what_waits(album, editor)


def a_number(album: Album, editor: BrowserEditor) -> None:
    """Found by a sentence, stopped by a digit that lacks, looked at, put online and kept in the history."""
    editor.searches(SEEN)
    album.keep(editor.page, "redactie-zoek", 1100, 900)
    editor.follows(WHO)
    editor.fills({NUMBER: WRONG})
    editor.reads(WRONG, "#veld-phones .problem")
    album.keep(editor.page, "redactie-fout", 1100, 1000)
    editor.fills({NUMBER: RIGHT})
    editor.reads(RIGHT, "#voorbeeld")
    editor.has_no("#veld-phones .problem")
    editor.presses("Klaar om na te kijken")
    editor.presses("Vraag een collega om na te kijken")
    colleague = carla(album.browser, album.omzien, SMALLER)
    publishes(colleague, WHO, lambda: album.keep(colleague.page, "redactie-concept", 1100, 960))
    editor.searches(SEEN)
    editor.follows(WHO)
    editor.follows("Wat er eerder stond")
    album.keep(editor.page, "redactie-eerder", 1100, 560)
    undoes(editor, WHO)


def something_to_do(album: Album, editor: BrowserEditor) -> None:
    """Two activities in a neighbourhood, as somebody finds them."""
    for filled in TO_DO:
        makes(editor, "Activiteit", filled)
        puts_online(editor)
    page = album.window(PHONE, scale=SMALLER)
    say(page, WISH)
    expect(page.locator(".entry--bot").last).to_contain_text("Soep aan tafel")
    album.keep(page, "activiteiten", PHONE["width"])
    for filled in TO_DO:
        undoes(editor, filled["Naam"])


def what_waits(album: Album, editor: BrowserEditor) -> None:
    """What a resident says is wrong, and what was not understood."""
    omzien = album.omzien
    _forget(omzien)
    somebody = RestResident(omzien.base)
    somebody.say("ik heb schulden in hilversum")
    somebody.press("Nee")
    somebody.press("Dit klopt niet")
    somebody.press("Het nummer doet het niet")
    editor.goes("/desk/redactie/nakijken")
    editor.reads(WHO)
    album.keep(editor.page, "redactie-nakijken", 1100, 640)
    for text in NOT_UNDERSTOOD:
        RestResident(omzien.base).say(text)
    _until_kept(omzien, len(NOT_UNDERSTOOD))
    editor.goes("/desk/redactie/zinnen")
    album.keep(editor.page, "redactie-zinnen", 1100, 1200, editor.page.locator(".phrases__group").first)
    _forget(omzien)


def _until_kept(omzien: Installation, count: int) -> None:
    end = time.monotonic() + PATIENCE_S
    with omzien.redis() as client:
        while sum(client.scard(key) for key in _inbox(client)) < count:
            assert time.monotonic() < end, "a sentence did not come into the inbox"
            time.sleep(0.1)


def _forget(omzien: Installation) -> None:
    with omzien.redis() as client:
        client.delete(keys.reports(ORGANISATION), *_inbox(client))


def _inbox(client: redis.Redis) -> list[str]:
    return list(client.scan_iter(keys.phrases(ORGANISATION, "*")))
