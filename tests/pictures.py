# SPDX-License-Identifier: EUPL-1.2
"""`make pictures`: the pictures in the README, taken from a real installation, always at the same moment."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.settings import ROOT
from store import keys
from store.clock import ZONE
from tests.bot.web.browser import chromium
from tests.whole.installation import Installation, installation, train_once
from tests.whole.rest import RestResident

TARGET = ROOT / "docs" / "pictures"
MOMENT = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
"""A Tuesday morning: lines are open, workers are at the desk."""
LARGEST = 200_000
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1100, "height": 640}
PASSWORD = "een-goed-wachtwoord"
WORRY = "ik doe de post niet meer open, t zijn er wel 30"
OTHERS = (("ik ben vaak alleen en wil iets doen in de buurt", "Zwolle"), ("mijn man slaat me", ""))


def main() -> int:
    """Take them all; 0 when they are small enough to be read on a slow line."""
    train_once()
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, installation(Path(folder)) as omzien:
        set_clock(omzien, MOMENT)
        _account(omzien, "anja", "Anja")
        with chromium() as browser:
            desk = _desk(browser, omzien)
            for worry, place in OTHERS:
                _asks_for_a_person(omzien, worry, place)
            phone = _phone(browser, omzien)
            _conversation(phone)
            _save(phone, "gesprek", whole=True)
            _hand_over(phone)
            _queue(desk)
            _talk(desk, phone)
    return _report()


def set_clock(omzien: Installation, moment: datetime) -> None:
    """Every process's clock says `moment` now."""
    with omzien.redis() as client:
        client.set(keys.CLOCK, moment.timestamp() - time.time())


def _account(omzien: Installation, name: str, first_name: str) -> None:
    ours = {"REDIS_URL": omzien.redis_url, "OMZIEN_VAR_DIR": str(omzien.var)}
    theirs = {key: value for key, value in os.environ.items() if not key.startswith("OMZIEN_")}
    command = (sys.executable, "-m", "bot.cli", "user", "add", name, first_name)
    subprocess.run(command, cwd=ROOT, env=theirs | ours, input=PASSWORD, text=True, check=True)


def _asks_for_a_person(omzien: Installation, worry: str, place: str) -> None:
    resident = RestResident(omzien.base)
    for said in filter(None, (worry, place, "ik wil een mens spreken")):
        resident.say(said)
    resident.press("Ja")


def _phone(browser: Browser, omzien: Installation) -> Page:
    page = browser.new_context(viewport=PHONE, device_scale_factor=1, has_touch=True).new_page()
    page.goto(omzien.base)
    return page


def _conversation(page: Page) -> None:
    """DESIGN's example."""
    _say(page, WORRY)
    _press(page, "Weet ik niet")
    _say(page, "hilversum")
    expect(page.locator(".entry--bot").last).to_contain_text("Begin hier")


def _hand_over(page: Page) -> None:
    _press(page, "Ik wil een mens spreken")
    _press(page, "Ja")


def _say(page: Page, text: str) -> None:
    before = page.locator(".entry--bot").count()
    page.fill("#tekst", text)
    page.click("#typ .button--first")
    expect(page.locator(".entry--bot")).to_have_count(before + 1)


def _press(page: Page, title: str) -> None:
    before = page.locator(".entry--bot").count()
    page.locator(".button--choice", has_text=title).last.click()
    expect(page.locator(".entry--bot")).to_have_count(before + 1)


def _desk(browser: Browser, omzien: Installation) -> Page:
    page = browser.new_context(viewport=DESK).new_page()
    page.goto(f"{omzien.base}/desk")
    page.fill("#naam", "anja")
    page.fill("#wachtwoord", PASSWORD)
    page.click("button.button--first")
    page.wait_for_selector("#rij")
    return page


def _queue(page: Page) -> None:
    expect(page.locator(".row")).to_have_count(len(OTHERS) + 1)
    _save(page, "bureau-rij")


def _talk(desk: Page, phone: Page) -> None:
    desk.locator(".row", has_text="Hilversum").locator("button").click()
    _write(desk, "Hallo, met Anja. Komt het nu uit?")
    expect(phone.locator(".entry--worker")).to_contain_text("met Anja")
    phone.fill("#tekst", "ja. ik durf het eigenlijk niet te vragen")
    phone.click("#typ .button--first")
    expect(desk.locator(".entry--resident").last).to_contain_text("durf")
    _write(desk, "Goed dat je het toch doet. We kunnen samen de eerste brief openmaken.")
    _save(desk, "bureau-gesprek", whole=True)


def _write(desk: Page, text: str) -> None:
    desk.fill("#tekst", text)
    desk.click("form[action$=antwoord] button")
    expect(desk.locator(".entry--worker").last).to_contain_text(text)


def _save(page: Page, name: str, whole: bool = False) -> None:
    page.evaluate("document.activeElement.blur()")
    if whole:
        # What sticks to an edge of the window would lie over the middle of a page that is longer than it.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": page.evaluate("window.innerWidth"), "height": height})
    page.screenshot(path=TARGET / f"{name}.png", animations="disabled")


def _report() -> int:
    sizes = {path.name: path.stat().st_size for path in sorted(TARGET.glob("*.png"))}
    for name, size in sizes.items():
        print(f"docs/pictures/{name}: {size // 1000} kB")
    return 1 if max(sizes.values()) > LARGEST else 0


if __name__ == "__main__":
    raise SystemExit(main())
