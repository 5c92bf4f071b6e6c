# SPDX-License-Identifier: EUPL-1.2
"""A morning at the desk: a worry on a phone, the queue, a conversation, help to hand, the coordinator."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.pictures.album import NARROW, PHONE, SMALLER, Album, press, say, unfold
from tests.whole.installation import Installation
from tests.whole.office_day import TEAM, asks, set_clock, that_tuesday

WORRY = "ik doe de post niet meer open, t zijn er wel 30"
PLACE = "hilversum"


def take(album: Album) -> None:
    """Before the desk's pictures there is somebody at it, so that everybody is promised a time."""
    anja = album.desk("anja")
    four_ask_for_a_person(album.omzien)
    phone = a_worry_on_a_phone(album)
    the_queue(album, anja)
    a_conversation(album, anja, phone)
    help_to_hand(album, anja)
    the_coordinator(album)


def four_ask_for_a_person(omzien: Installation) -> None:
    """One of them turns out to be in danger."""
    asks(omzien, that_tuesday(9, 18), "Groene Merel", "ik zorg voor mijn moeder en ik kan niet meer", PLACE)
    asks(omzien, that_tuesday(9, 21), "Stille Uil", "mijn zoon wil niet meer naar school", PLACE)
    asks(
        omzien,
        that_tuesday(9, 24),
        "Rode Zwaluw",
        "morgen komt de deurwaarder om mijn huis te ontruimen",
        PLACE,
    )
    scared = asks(omzien, that_tuesday(9, 29), "Blauwe Reiger", "ik heb ruzie met mijn man", PLACE)
    set_clock(omzien, that_tuesday(9, 31))
    scared.say("hij slaat me")


def a_worry_on_a_phone(album: Album) -> Page:
    """DESIGN's example, up to where it can begin; then a person is asked for."""
    set_clock(album.omzien, that_tuesday(9, 30))
    page = album.window(PHONE, scale=SMALLER)
    say(page, WORRY)
    press(page, "Weet ik niet")
    say(page, PLACE)
    expect(page.locator(".entry--bot").last).to_contain_text("Begin hier")
    album.keep(page, "gesprek", PHONE["width"])
    press(page, "Ik wil een mens spreken")
    press(page, "Ja")
    press(page, "Nee")
    return page


def the_queue(album: Album, desk: Page) -> None:
    """Danger first, then who is promised what; wide, and on a phone. Bram takes who is in danger."""
    set_clock(album.omzien, that_tuesday(9, 34))
    desk.goto(f"{album.omzien.base}/desk")
    expect(desk.locator(".row")).to_have_count(5)
    expect(desk.locator(".lane")).to_contain_text("achterwacht")
    desk.locator(".filters summary").click()
    album.keep(desk, "bureau-rij", 1100, 1300)
    bram = album.desk("bram", NARROW, 1.0)
    album.keep(bram, "bureau-telefoon", 320, 1000)
    bram.locator(".lane form[action$='/pak'] button").click()
    expect(bram.locator("#tekst")).to_be_visible()


def a_conversation(album: Album, desk: Page, phone: Page) -> None:
    """Taken, answered, a note for colleagues, and what happened unfolded."""
    desk.locator(".row", has_text="Geld").get_by_role("link").click()
    desk.locator("form[action$='/pak'] button").click()
    _write(desk, "Hallo, met Anja. Komt het nu uit?")
    expect(phone.locator(".entry--worker")).to_contain_text("met Anja")
    phone.fill("#tekst", "ja. ik durf het eigenlijk niet te vragen")
    phone.click("#typ .button--first")
    expect(desk.locator(".entry--resident").last).to_contain_text("durf")
    _write(desk, "Goed dat je het toch doet. We kunnen samen de eerste brief openmaken.")
    desk.reload()
    unfold(desk, "Notitie voor collega's")
    desk.fill("#notitie", "Durft niet te bellen. Donderdag samen de post doen.")
    desk.get_by_role("button", name="Bewaar notitie").click()
    expect(desk.locator("#gesprek")).to_contain_text("samen de post doen")
    desk.reload()
    unfold(desk, "Wat er gebeurde")
    album.keep(desk, "bureau-gesprek", 1440, 1320)


def help_to_hand(album: Album, desk: Page) -> None:
    """A card found beside the conversation, to be sent with one click."""
    desk.reload()
    unfold(desk, "Hulp zoeken")
    desk.fill("#zoek", "Geldfit")
    desk.fill("#plaats", "")
    desk.get_by_role("button", name="Zoek", exact=True).click()
    expect(desk.locator(".hit").first).to_contain_text("Geldfit")
    panel = desk.locator("details", has=desk.locator("#zoek"))
    album.keep(desk, "bureau-hulp", 1440, 1500, panel)
    desk.get_by_role("button", name="Stuur deze kaart").first.click()
    expect(desk.locator("#gesprek")).to_contain_text("0800-8115")


def the_coordinator(album: Album) -> None:
    """The overview, and the hours of the team."""
    desk = album.desk("carla")
    desk.goto(f"{album.omzien.base}/desk/overzicht?team={TEAM.key}&periode=dagen")
    album.keep(desk, "bureau-overzicht", 1100, 1100)
    desk.goto(f"{album.omzien.base}/desk/uren?team={TEAM.key}")
    album.keep(desk, "bureau-uren", 1100, 900)


def _write(desk: Page, text: str) -> None:
    desk.fill("#tekst", text)
    desk.get_by_role("button", name="Verstuur antwoord").click()
    expect(desk.locator(".entry--worker").last).to_contain_text(text)
