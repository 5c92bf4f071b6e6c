# SPDX-License-Identifier: EUPL-1.2
"""The chat page in a real browser: by keyboard, without a script, small, large and read aloud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect

from tests.bot.web.browser import WIDTHS, Served, barriers, overflows, serve, tab_to

WORRY = "ik doe de post niet meer open"


@pytest.fixture
def served(redis_url: str) -> Iterator[Served]:
    with serve(redis_url) as served:
        yield served


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(served.url)
    yield page
    context.close()
    assert wrong == []


def say(page: Page, text: str) -> None:
    page.focus("#tekst")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def forgotten(page: Page) -> None:
    """The answer that takes the cookie away may come after the other page is there."""
    for _ in range(50):
        if not page.context.cookies():
            return
        page.wait_for_timeout(100)
    pytest.fail("the page is still known")


def test_a_worry_is_told_and_answered_with_the_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "tekst"
    page.keyboard.type(WORRY)
    tab_to(page, "#typ .button--first")
    page.keyboard.press("Enter")
    expect(page.locator(".entry--bot .part__title")).to_have_text("Begin hier: Geldfit")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "Weet ik niet"
    page.keyboard.press("Enter")
    expect(page.locator(".entry--resident").last).to_contain_text("Weet ik niet")


def test_an_answer_comes_without_a_new_page_and_does_not_take_the_focus(page: Page, served: Served) -> None:
    page.evaluate("window.same = true")
    say(page, WORRY)
    expect(page.locator(".choices")).to_be_visible()
    ref = next(iter(served.stage.memory.entries))
    page.keyboard.type("nog iets")
    served.run(served.stage.memory.say(ref, "worker", "Hallo, met Anja.", name="Anja"))
    expect(page.locator(".entry--worker")).to_contain_text("Hallo, met Anja.")
    expect(page.locator(".entry--worker .entry__who")).to_contain_text("Anja (mens)")
    assert page.evaluate("window.same && document.activeElement.id") == "tekst"
    assert page.input_value("#tekst") == "nog iets"


def test_an_answer_that_a_younger_one_overtook_does_not_begin_the_page_anew(
    page: Page, served: Served
) -> None:
    say(page, "een")
    expect(page.locator(".entry--bot")).to_have_count(2)
    held: list[tuple[Route, APIResponse]] = []
    page.route("**/berichten*", lambda route: held.append((route, route.fetch())))
    ref = next(iter(served.stage.memory.entries))
    served.run(served.stage.memory.say(ref, "worker", "Hallo, met Anja.", name="Anja"))
    for _ in range(50):
        page.wait_for_timeout(100)
        if held:
            break
    page.evaluate("window.same = true")
    say(page, "twee")
    expect(page.locator(".entry--resident").last).to_contain_text("twee")
    for route, answer in tuple(held):
        route.fulfill(response=answer)
    page.unroute("**/berichten*")
    page.wait_for_timeout(500)
    assert held and page.evaluate("window.same")
    assert page.locator(".entry--worker").count() == 1


def test_every_message_is_put_in_the_log_once_and_at_its_end(page: Page, served: Served) -> None:
    page.evaluate(
        """() => {
          window.added = [];
          const log = document.querySelector('[role=log]');
          new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((node) => {
            if (node.dataset?.seq) window.added.push(Number(node.dataset.seq));
          }))).observe(log, { childList: true, subtree: true });
        }"""
    )
    for text in ("een", "twee", "drie"):
        say(page, text)
        expect(page.locator(".entry--resident").last).to_contain_text(text)
    expect(page.locator(".entry--bot")).to_have_count(4)
    ref = next(iter(served.stage.memory.entries))
    for number in range(3):
        served.run(served.stage.memory.say(ref, "worker", f"bericht {number}", name="Anja"))
    expect(page.locator(".entry--worker")).to_have_count(3)
    assert page.evaluate("window.added") == list(range(1, 10))
    log = page.locator("#gesprek")
    assert (log.get_attribute("role"), log.get_attribute("aria-live")) == ("log", "polite")


def test_choices_go_when_their_question_is_answered(page: Page) -> None:
    say(page, WORRY)
    page.get_by_role("button", name="Nee", exact=True).click()
    expect(page.locator(".entry--bot")).to_have_count(3)
    expect(page.locator(".choices")).to_have_count(1)
    assert page.evaluate("document.activeElement.id") == "gesprek"


def test_a_double_click_is_one_message(page: Page, served: Served) -> None:
    page.fill("#tekst", WORRY)
    page.locator("#typ .button--first").dblclick()
    expect(page.locator(".choices")).to_be_visible()
    page.wait_for_timeout(300)
    assert [i.text for i in served.stage.line.heard] == [WORRY]


def test_an_empty_message_is_told_and_read_aloud(page: Page) -> None:
    say(page, "  ")
    expect(page.locator("#melding")).to_contain_text("Er staat nog niets.")
    assert page.locator("#melding").get_attribute("role") == "alert"
    say(page, "hallo")
    expect(page.locator("#melding")).to_have_text("")


def test_words_that_could_not_be_sent_stay_and_can_be_sent_again(browser: Browser, served: Served) -> None:
    page = browser.new_context().new_page()
    page.goto(served.url)
    page.route("**/bericht", lambda route: route.abort())
    say(page, WORRY)
    expect(page.locator("#melding")).to_contain_text("Versturen lukt nu niet.")
    assert page.input_value("#tekst") == WORRY
    page.unroute("**/bericht")
    page.keyboard.press("Enter")
    expect(page.locator(".choices")).to_be_visible()
    page.context.close()


def test_what_is_said_to_a_message_that_is_not_kept_is_shown_and_the_words_stay(
    browser: Browser, served: Served
) -> None:
    page = browser.new_context().new_page()
    page.goto(served.url)
    card = '<div class="entry entry--bot" id="b-x"><div class="bubble"><p>Bel nu 113.</p></div></div>'
    page.route("**/bericht", lambda route: route.fulfill(status=503, json={"entries": card}))
    say(page, "ik wil dood")
    expect(page.locator("#gesprek")).to_contain_text("Bel nu 113.")
    expect(page.locator("#melding")).to_contain_text("Versturen lukt nu niet.")
    expect(page.locator("#tekst")).to_have_value("ik wil dood")
    page.context.close()


def test_after_everything_is_erased_the_page_begins_again(page: Page, served: Served) -> None:
    say(page, WORRY)
    expect(page.locator(".choices")).to_be_visible()
    memory = served.stage.memory
    ref = next(iter(memory.entries))
    memory.entries.clear()
    served.run(memory.rung(ref))
    expect(page.locator(".entry")).to_have_count(1)
    assert page.context.cookies() == []


def test_quick_exit_leaves_no_page_to_go_back_to(page: Page) -> None:
    page.route(
        "https://www.buienradar.nl/**", lambda route: route.fulfill(body="weer", content_type="text/html")
    )
    say(page, WORRY)
    expect(page.locator(".choices")).to_be_visible()
    page.get_by_role("button", name="Snel weg").click()
    page.wait_for_url("https://www.buienradar.nl/")
    forgotten(page)
    assert page.evaluate("history.length") <= 2
    page.go_back()
    assert WORRY not in page.content()


def test_without_a_script_everything_works(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    page.fill("#tekst", WORRY)
    page.click("text=Verstuur")
    expect(page.locator(".part__title")).to_have_text("Begin hier: Geldfit")
    page.click("button:has-text('Weet ik niet')")
    expect(page.locator(".entry--resident")).to_have_count(2)
    expect(page.locator(".choices")).to_have_count(1)
    page.click("text=Ik wil een mens spreken")
    assert served.stage.line.heard[-1].kind == "command"
    page.click("text=Grotere letters")
    page.fill("#tekst", "   ")
    page.click("text=Verstuur")
    expect(page.locator("#melding")).to_contain_text("Er staat nog niets.")
    expect(page.locator("html.large")).to_have_count(1)
    page.click("summary")
    code = page.inner_text(".code__value")
    context.route("https://www.buienradar.nl/**", lambda route: route.fulfill(body="weer"))
    page.click("text=Snel weg")
    page.wait_for_url("https://www.buienradar.nl/")
    page.goto(f"{served.url}/terug")
    page.fill("#code", code)
    page.click("text=Verder praten")
    expect(page.locator(".entry--resident").first).to_contain_text(WORRY)
    context.close()


def test_larger_letters_keep_what_was_typed(page: Page) -> None:
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert before >= 19
    page.fill("#tekst", "half af")
    page.click("text=Grotere letters")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before * 1.2
    assert page.input_value("#tekst") == "half af" and page.url.endswith("/?letters=groot")


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_keeps_anybody_out_at_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert barriers(page) == []
    say(page, WORRY)
    expect(page.locator(".choices")).to_be_visible()
    page.click("summary")
    assert barriers(page) == [] and not overflows(page)
    page.click("text=Grotere letters")
    assert barriers(page) == [] and not overflows(page)


def test_twice_as_large_nothing_is_lost(page: Page) -> None:
    # 200 % zoom on a screen of 1280 by 860 is a page of 640 by 430.
    page.set_viewport_size({"width": 640, "height": 430})
    say(page, WORRY + " " + "a" * 300)
    expect(page.locator(".choices")).to_be_visible()
    assert not overflows(page)
    for name in ("Verstuur", "Ik wil een mens spreken", "Snel weg", "Weet ik niet"):
        button = page.get_by_role("button", name=name)
        button.scroll_into_view_if_needed()
        button.click(trial=True)


@pytest.mark.parametrize("path", ["/terug", "/bestaat-niet"])
def test_the_other_pages_keep_nobody_out_either(browser: Browser, served: Served, path: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(served.url + path)
    assert barriers(page) == [] and not overflows(page)
    page.context.close()
