# SPDX-License-Identifier: EUPL-1.2
"""Signing in and managing accounts in a real browser: by keyboard, with nothing that keeps anybody out."""

from __future__ import annotations

from collections.abc import Iterator

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.bot.web.browser import Served, barriers, overflows, serve, tab_to
from tests.bot.web.client import PASSWORD

WIDTHS = (320, 1280)
NEW = "drie-woorden-samen"


@pytest.fixture
def served(redis_url: str) -> Iterator[Served]:
    with serve(redis_url) as served:
        create = served.stage.site.users.create
        served.run(create("standaard", "carla", PASSWORD, "Carla", "coordinator"))
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def typed(page: Page, *words: str) -> None:
    """Type in one field after another, and send."""
    for number, word in enumerate(words):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(word)
    page.keyboard.press("Enter")


def clean(page: Page) -> None:
    """Nothing keeps anybody out, at both widths."""
    size = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert barriers(page) == [] and not overflows(page), (width, page.url)
    if size:
        page.set_viewport_size(size)


def code(served: Served, secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(served.run(served.stage.site.clock.now())) + 30 * steps)


def log_in(page: Page, served: Served, name: str) -> None:
    page.goto(f"{served.url}/desk/inloggen")
    page.focus("#naam")
    typed(page, name, PASSWORD)


def test_signing_in_with_a_second_factor_by_keyboard(context: BrowserContext, served: Served) -> None:
    page = context.new_page()
    log_in(page, served, "anja")
    page.wait_for_selector("#rij")
    page.goto(f"{served.url}/desk/account")
    clean(page)
    tab_to(page, "a[href$=tweede-stap]")
    page.keyboard.press("Enter")
    secret = page.locator(".secret code").inner_text().replace(" ", "")
    assert page.locator(".square svg").bounding_box()["width"] > 120
    clean(page)
    tab_to(page, "#code")
    typed(page, code(served, secret))
    expect(page.locator(".codes li")).to_have_count(10)
    clean(page)
    tab_to(page, "form[action$=herstelcodes] button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#rij")
    page.goto(f"{served.url}/desk/account/tweede-stap")
    clean(page)
    tab_to(page, "#uit button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#naam")
    clean(page)
    log_in(page, served, "anja")
    page.wait_for_selector("#code:focus")
    clean(page)
    typed(page, "000000")
    expect(page.locator("#melding")).to_contain_text("Deze code klopt niet")
    clean(page)
    page.focus("#code")
    typed(page, code(served, secret, 1))
    page.wait_for_selector("#rij")


def test_inviting_somebody_by_keyboard_and_being_invited(
    browser: Browser, context: BrowserContext, served: Served
) -> None:
    page = context.new_page()
    log_in(page, served, "carla")
    page.wait_for_selector("#rij")
    page.goto(f"{served.url}/desk/accounts")
    for summary in page.locator(".account summary").all():
        summary.click()
    clean(page)
    tab_to(page, "#naam", 60)
    page.keyboard.type("nina")
    tab_to(page, "#voornaam")
    typed(page, "Nina")
    link = page.locator("#link")
    expect(link).to_be_visible()
    clean(page)
    path = link.input_value().partition("/desk/")[2]
    other = browser.new_context(viewport={"width": 320, "height": 700})
    nina = other.new_page()
    nina.goto(f"{served.url}/desk/{path}")
    clean(nina)
    nina.focus("#voornaam")
    nina.keyboard.press("End")
    typed(nina, "", NEW, NEW)
    expect(nina.locator("h1")).to_have_text("Tweede stap bij het inloggen")
    again = other.new_page()
    other.clear_cookies()
    again.goto(f"{served.url}/desk/{path}")
    expect(again.locator("h1")).to_have_text("Deze link werkt niet meer")
    clean(again)
    other.close()


def test_where_a_page_is_not_for_an_operator_the_way_on_is_ones_own_account(
    context: BrowserContext, served: Served
) -> None:
    served.run(served.stage.site.users.create("standaard", "otto", PASSWORD, "Otto", "operator"))
    page = context.new_page()
    log_in(page, served, "otto")
    expect(page.locator("h1")).to_have_text("Je account")
    clean(page)
    page.goto(f"{served.url}/desk")
    clean(page)
    page.click("main a")
    expect(page.locator("h1")).to_have_text("Je account")
