# SPDX-License-Identifier: EUPL-1.2
"""Where too many pages are open, the desk in a real browser goes on by looking itself."""

from __future__ import annotations

from contextlib import ExitStack

from playwright.sync_api import Browser, expect

from bot.web.streams import OF_ADDRESS
from tests.bot.web.browser import enter, serve

LOOKED_MS = 15_000


def test_a_desk_that_is_one_too_many_still_sees_who_comes(browser: Browser, redis_url: str) -> None:
    with serve(redis_url) as served, ExitStack() as crowd:
        streams, memory = served.stage.site.streams, served.stage.memory
        for number in range(OF_ADDRESS):
            assert crowd.enter_context(streams.seat(f"session {number}", "127.0.0.1"))
        context = browser.new_context()
        page = context.new_page()
        enter(page, served.url)
        page.goto(f"{served.url}/desk")
        page.wait_for_timeout(5_000)
        ref = served.run(memory.wait_for_help(1))
        expect(page.locator(f"[href='/desk/gesprek/{ref.id}']").first).to_be_visible(timeout=LOOKED_MS)
        expect(page.locator("#verbinding")).to_be_hidden()
        assert streams.open == OF_ADDRESS
        context.close()
