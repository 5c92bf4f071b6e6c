# SPDX-License-Identifier: EUPL-1.2
"""The test chat in a real browser: with and without a script, on a telephone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.web.browser import barriers, overflows
from tests.bot.web.office_served import OfficeServed
from tests.bot.web.test_chromium_editor import PUBLISHED_MS, WIDTHS, come_in, served

__all__ = ["served"]
WELCOME = "/desk/redactie/stuk/message/welcome"
HELLO = "Hallo. Dit is de groet van de proef."


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def els(request: pytest.FixtureRequest, browser: Browser, served: OfficeServed) -> Iterator[Page]:
    """An editor, with and without a script."""
    page = come_in(browser, served, "els", script=request.param)
    yield page
    page.context.close()


def test_an_editor_goes_from_the_form_into_a_conversation_and_begins_again(
    els: Page, served: OfficeServed, request: pytest.FixtureRequest
) -> None:
    els.goto(served.url + WELCOME)
    els.fill("[name='v.je']", HELLO)
    els.get_by_role("button", name="Bewaar als concept").click()
    els.wait_for_load_state()
    els.get_by_role("button", name="Probeer het in een gesprek").click()
    els.wait_for_url(re.compile("/proef/"), timeout=PUBLISHED_MS)
    log = els.get_by_role("log")
    expect(log).to_contain_text(HELLO, timeout=PUBLISHED_MS)
    els.fill("#tekst", "ik heb schulden")
    els.get_by_role("button", name="Verstuur").click()
    expect(log).to_contain_text("antwoord op ik heb schulden")
    log.get_by_role("button", name="iets anders").click()
    expect(log).to_contain_text("antwoord op iets_anders")
    els.get_by_role("button", name="Ik wil een mens spreken").click()
    expect(log).to_contain_text("Dit is een proef: er is niemand gebeld.")
    # What looks for barriers is a script itself: without scripts it would wait for ever.
    for width in WIDTHS if request.node.callspec.params["els"] else ():
        els.set_viewport_size({"width": width, "height": 900})
        assert barriers(els) == [] and not overflows(els)
    els.get_by_role("button", name="Opnieuw beginnen").click()
    expect(els.get_by_role("log")).not_to_contain_text("schulden", timeout=PUBLISHED_MS)
    expect(els.get_by_role("log")).to_contain_text(HELLO)
