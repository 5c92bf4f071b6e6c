# SPDX-License-Identifier: EUPL-1.2
"""Something to do, searched beside the chat in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from store.master import MasterKey
from tests.bot.web.browser import barriers, enter, overflows
from tests.bot.web.office_served import OfficeServed, serve_office
from tests.layered import compile_layered

PANEL, FOUND = "#paneel-activities", "#paneel-activities .hit__name"


@pytest.fixture
def lively(redis_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeServed]:
    """A desk in a town where there is something to do."""
    folder = tmp_path_factory.mktemp("lively")
    shutil.copytree(compile_layered(tmp_path_factory), folder / "content")
    MasterKey.ensure(folder / "master.key")
    with serve_office(redis_url, folder) as served:
        yield served


@pytest.fixture
def page(browser: Browser, lively: OfficeServed) -> Iterator[Page]:
    """Anja, who talks with somebody of Hilversum."""
    ref = lively.run(lively.office.handed_off(place="Hilversum", municipality="GM0402"))
    assert lively.run(lively.office.house.desk.claim(ref, "anja", "Anja")).won
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    enter(page, lively.url)
    page.goto(f"{lively.url}/desk/gesprek/{ref.id}")
    yield page
    context.close()


def test_enter_in_its_field_searches_for_something_to_do_and_the_answer_stays(page: Page) -> None:
    page.fill("#tekst", "half af")
    page.click(f"{PANEL} summary")
    page.fill("#doen-zoek", "schaken")
    page.press("#doen-zoek", "Enter")
    expect(page.locator(FOUND)).to_have_text(["Schaken in de Koepel"])
    expect(page.locator(PANEL)).to_contain_text("Nagekeken: 1 november 2026.")
    assert page.input_value("#tekst") == "half af"
    assert barriers(page) == [] and not overflows(page)


def test_enter_in_the_other_search_still_searches_for_help(page: Page) -> None:
    page.click("#paneel-directory summary")
    page.fill("#zoek", "geldfit")
    page.press("#zoek", "Enter")
    expect(page.locator("#paneel-directory .hit__name").first).to_have_text("Geldfit")
