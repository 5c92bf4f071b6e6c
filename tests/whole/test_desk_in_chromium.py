# SPDX-License-Identifier: EUPL-1.2
"""A handoff from Telegram, taken, answered and closed by a worker in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from store.conversation import ConversationRef
from tests.bot.web.browser import chromium
from tests.telegram_server import TelegramServer
from tests.whole.cast import Cast
from tests.whole.installation import Installation
from tests.whole.telegram import TelegramResident

WORDS = "ik heb schulden en ik durf niemand te bellen"


def test_a_handoff_goes_to_the_desk_and_back_and_is_closed(
    omzien: Installation, telegram: TelegramServer
) -> None:
    resident = TelegramResident(telegram)
    resident.say(WORDS)
    resident.say("mens")
    resident.press("Ja")
    with chromium() as browser:
        page = browser.new_page()
        sign_in(page, omzien)
        claim(page, Cast(omzien, telegram, "telegram").conversation(resident))
        assert "Dat is een mens." in resident.until(bool)[-1].text
        answer(page, "Goedemiddag. Komt het nu uit?")
        assert resident.until(bool)[-1].text.endswith("Goedemiddag. Komt het nu uit?")
        resident.say_only("ja het komt uit")
        expect(page.get_by_role("log")).to_contain_text("ja het komt uit")
        close(page)
    assert "een computer" in resident.until(bool)[-1].text


def sign_in(page: Page, omzien: Installation) -> None:
    """With the log-in that the start printed."""
    name, password = omzien.first_login
    page.goto(f"{omzien.base}/desk")
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Wachtwoord").fill(password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def claim(page: Page, ref: ConversationRef) -> None:
    """Open this conversation from the queue, read what was passed on, take it."""
    page.locator(f"#naar-{ref.id}").click()
    expect(page.locator("main")).to_contain_text(WORDS)
    page.locator("form[action$='/pak'] button").click()


def answer(page: Page, text: str) -> None:
    """Type and send."""
    page.locator("#tekst").fill(text)
    page.locator("form[action$='/antwoord'] button").click()
    expect(page.get_by_role("log")).to_contain_text(text)


def close(page: Page) -> None:
    """Say how it ended, and end it."""
    page.locator("details", has=page.locator("form[action$='/sluit']")).locator("summary").click()
    page.locator("#u-geholpen").check()
    page.locator("form[action$='/sluit'] button").click()
    expect(page.locator("#tekst")).to_have_count(0)
