# SPDX-License-Identifier: EUPL-1.2
"""How the real desk looks and fits: at every width, with a choice made, in a municipality's own colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.desk.crowd import crowd
from tests.bot.web.browser import barriers, enter, overflows
from tests.bot.web.office_served import TELEGRAM, OfficeServed, on_desk, opened, serve_office

PURPLE = "rgb(91, 26, 139)"
TOKENS = """
.voorbeeld-theme {
  --voorbeeld-paars: #5b1a8b;
  --utrecht-button-primary-action-background-color: var(--voorbeeld-paars);
  --utrecht-button-primary-action-color: #fff;
  --utrecht-button-border-radius: 0;
  --utrecht-link-color: #4a1573;
  --utrecht-link-hover-color: #2c0c45;
  --utrecht-document-background-color: #fff;
}
"""


@pytest.mark.parametrize("width", [320, 640, 1280, 1920])
def test_the_queue_with_a_choice_and_a_talk_fit_every_width_and_twice_the_letters(
    page: Page, served: OfficeServed, width: int
) -> None:
    ref = on_desk(served, channel=TELEGRAM)
    served.run(crowd(served.office.house.services, 5, first=2))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served.url}/desk?thema=Geld")
    assert barriers(page) == [] and not overflows(page)
    opened(page, served, ref)
    columns = len({page.locator(f".{name}").bounding_box()["x"] for name in ("side", "talk", "tools")})
    assert columns == {320: 1, 640: 1, 1280: 2, 1920: 3}[width]
    for summary in page.query_selector_all("summary"):
        summary.click()
    assert barriers(page) == [] and not overflows(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    # A phone's width with letters twice as large is asked for by nobody: 1280 at 200 % is 640.
    assert width == 320 or not overflows(page)


def test_a_choice_is_found_back_after_a_conversation_and_a_reload(page: Page, served: OfficeServed) -> None:
    served.run(crowd(served.office.house.services, 6))
    page.goto(f"{served.url}/desk")
    page.click("text=Kies wat je ziet")
    page.select_option("#kies-plaats", "Huizen")
    page.click("text=Laat zien")
    expect(page).to_have_url(f"{served.url}/desk?plaats=Huizen")
    expect(page.locator(".row")).to_have_count(2)
    page.reload()
    expect(page.locator(".row")).to_have_count(2)
    page.locator(".row h3 a").first.click()
    # Whoever is ahead of the script goes back to the whole queue.
    expect(page.locator(".back a")).to_have_attribute("href", re.compile("plaats=Huizen"))
    page.click(".back a")
    expect(page).to_have_url(f"{served.url}/desk?plaats=Huizen")


def test_a_municipalitys_tokens_dress_the_desk_and_the_chat(
    browser: Browser, redis_url: str, var: Path, tmp_path: Path
) -> None:
    tokens = tmp_path / "tokens.css"
    tokens.write_text(TOKENS, encoding="utf-8")
    with serve_office(redis_url, var, tokens_file=tokens) as served:
        page = browser.new_page()
        page.goto(served.url)
        button = page.locator("#typ .button--first")
        assert button.evaluate("e => getComputedStyle(e).backgroundColor") == PURPLE
        assert barriers(page) == []
        enter(page, served.url)
        ref = on_desk(served)
        page.goto(f"{served.url}/desk")
        assert barriers(page) == []
        opened(page, served, ref)
        button = page.locator("form[action$=antwoord] .button--first")
        assert button.evaluate("e => getComputedStyle(e).backgroundColor") == PURPLE
        assert button.evaluate("e => getComputedStyle(e).borderRadius") == "0px"
        assert barriers(page) == []
        page.close()
