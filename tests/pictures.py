# SPDX-License-Identifier: EUPL-1.2
"""`make pictures`: the pictures of the README and docs/desk.md, of a real installation on a fixed morning."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from bot.settings import ROOT
from tests.bot.web.browser import chromium
from tests.whole.installation import Installation, installation, train_once
from tests.whole.office_day import PASSWORD, TEAM, asks, morning, set_clock, that_tuesday

TARGET = ROOT / "docs" / "pictures"
LARGEST = 200_000
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
WIDE: ViewportSize = {"width": 1100, "height": 700}
SMALLER = 0.7
"""A wide window is shown smaller than it is, so that its picture may be."""
WORRY = "ik doe de post niet meer open, t zijn er wel 30"
PLACE = "hilversum"


class Album:
    """Takes pictures into a folder; every window has a size of its own, so that a picture has one too."""

    def __init__(self, browser: Browser, omzien: Installation, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self.omzien = omzien

    def window(self, size: ViewportSize, path: str = "/", scale: float = 1.0) -> Page:
        """A visitor of their own."""
        context = self._browser.new_context(viewport=size, device_scale_factor=scale, locale="nl-NL")
        page = context.new_page()
        page.goto(self.omzien.base + path)
        return page

    def desk(self, name: str, size: ViewportSize = WIDE, scale: float = SMALLER) -> Page:
        """Somebody of the team, signed in."""
        page = self.window(size, "/desk", scale)
        page.fill("#naam", f"morgen.{name}")
        page.fill("#wachtwoord", PASSWORD)
        page.click("button.button--first")
        page.wait_for_selector("#rij")
        return page

    def keep(self, page: Page, name: str, width: int, height: int = 0, only: Locator | None = None) -> None:
        """What the window shows at this size from its top; without a height as long as the page is.

        `only` is the one piece of it that is kept.
        """
        page.set_viewport_size({"width": width, "height": height or 400})
        # What sticks to an edge of the window would lie over the middle of a page that is longer than it.
        long = int(page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": width, "height": height or long})
        page.evaluate("document.activeElement.blur(), window.scrollTo(0, 0)")
        place = self._folder / f"{name}.png"
        (only or page).screenshot(path=place, animations="disabled")


def main() -> int:
    """Take them all; 0 when they are small enough to be read on a slow line."""
    train_once()
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, installation(Path(folder)) as omzien:
        take(omzien, TARGET)
    sizes = {path.name: path.stat().st_size for path in sorted(TARGET.glob("*.png"))}
    for name, size in sizes.items():
        print(f"docs/pictures/{name}: {size // 1000} kB")
    return 1 if max(sizes.values()) > LARGEST else 0


def take(omzien: Installation, folder: Path) -> None:
    """All of them, into this folder; nothing of this morning stays behind."""
    with morning(omzien), chromium() as browser:
        album = Album(browser, omzien, folder)
        anja = album.desk("anja")
        four_ask_for_a_person(omzien)
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


def say(page: Page, text: str) -> None:
    """Type something; Omzien answers."""
    before = page.locator(".entry--bot").count()
    page.fill("#tekst", text)
    page.click("#typ .button--first")
    expect(page.locator(".entry--bot")).to_have_count(before + 1)


def press(page: Page, title: str) -> None:
    """Press a button; Omzien answers."""
    before = page.locator(".entry--bot").count()
    page.locator(".button--choice", has_text=title).last.click()
    expect(page.locator(".entry--bot")).to_have_count(before + 1)


def unfold(page: Page, title: str) -> None:
    """Open what is folded under this title, when it is."""
    folded = page.locator("details:not([open])", has=page.locator("summary", has_text=title))
    if folded.count():
        folded.locator("summary").first.click()


def _write(desk: Page, text: str) -> None:
    desk.fill("#tekst", text)
    desk.get_by_role("button", name="Verstuur antwoord").click()
    expect(desk.locator(".entry--worker").last).to_contain_text(text)


if __name__ == "__main__":
    raise SystemExit(main())
