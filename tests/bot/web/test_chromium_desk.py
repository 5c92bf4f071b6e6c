# SPDX-License-Identifier: EUPL-1.2
"""The desk in a real browser: by keyboard, without a script, live, and with nothing lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from content.reply import Summary
from store.conversation import ConversationRef
from tests.bot.web.browser import WIDTHS, Served, barriers, enter, overflows, serve, tab_to

SUMMARY = Summary(
    worry="Geld",
    words="ik doe de post niet meer open, t zijn er wel 30",
    place="Hilversum",
    urgency="today",
    urgency_reason="Er is vannacht geen slaapplek.",
    tried=["Geldfit"],
)
AGREED = 4e9


@pytest.fixture
def served(redis_url: str) -> Iterator[Served]:
    with serve(redis_url) as served:
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, served: Served) -> Page:
    page = context.new_page()
    enter(page, served.url)
    return page


def waiting(served: Served, number: int = 1, **fields: object) -> ConversationRef:
    memory = served.stage.memory
    ref = served.run(memory.wait_for_help(number, summary=SUMMARY, channel="web", **fields))
    served.run(memory.say(ref, "resident", "is er al iemand?"))
    return ref


def opened(page: Page, served: Served, ref: ConversationRef) -> None:
    page.goto(f"{served.url}/desk/gesprek/{ref.id}")


def test_the_ready_sentence_goes_before_what_stands_in_the_answer_and_is_kept(
    page: Page, served: Served
) -> None:
    opened(page, served, waiting(served, assignee="anja"))
    page.fill("#tekst", "Ik las je bericht.")
    page.click("[data-opener]")
    page.click("[data-opener]")
    expect(page.locator("#tekst")).to_have_value("Hallo, met Anja. Komt het nu uit?\nIk las je bericht.")
    page.reload()
    expect(page.locator("#tekst")).to_have_value("Hallo, met Anja. Komt het nu uit?\nIk las je bericht.")


def test_from_claim_to_close_with_the_keyboard_alone(page: Page, served: Served) -> None:
    ref = waiting(served)
    page.wait_for_selector(f"#pak-{ref.id}")
    tab_to(page, f"#pak-{ref.id}")
    page.keyboard.press("Enter")
    page.wait_for_selector("#tekst")
    tab_to(page, "#tekst")
    page.keyboard.type("Hallo, met Anja. Komt het nu uit?")
    tab_to(page, "form[action$=antwoord] button")
    page.keyboard.press("Enter")
    expect(page.locator(".entry--worker")).to_contain_text("Komt het nu uit?")
    tab_to(page, ".ends summary")
    page.keyboard.press("Enter")
    tab_to(page, "input[type=radio]")
    page.keyboard.press("Space")
    tab_to(page, "form[action$=sluit] button")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_have_text("Het gesprek is afgesloten.")
    assert served.stage.memory.handoffs[ref].state == "resolved"


def test_who_begins_to_wait_appears_by_itself_and_is_counted_in_the_title(page: Page, served: Served) -> None:
    expect(page.locator(".calm")).to_have_text("Er wacht nu niemand.")
    page.evaluate("window.same = true")
    waiting(served)
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator("#teller")).to_have_text("1 bewoner wacht")
    assert page.title().startswith("(1) ")
    assert page.evaluate("window.same")


def test_a_queue_that_moves_does_not_take_the_focus(page: Page, served: Served) -> None:
    ref = waiting(served)
    page.focus(f"#naar-{ref.id}")
    waiting(served, 2, danger="geweld")
    expect(page.locator(".row")).to_have_count(2)
    assert page.evaluate("document.activeElement.id") == f"naar-{ref.id}"


def test_the_residents_answer_appears_by_itself_and_the_half_written_reply_stays(
    page: Page, served: Served
) -> None:
    ref = waiting(served, assignee="anja")
    opened(page, served, ref)
    page.focus("#tekst")
    page.keyboard.type("half af")
    served.run(served.stage.memory.say(ref, "resident", "nog een vraag"))
    expect(page.locator(".entry--resident").last).to_contain_text("nog een vraag")
    assert page.evaluate("document.activeElement.id") == "tekst"
    page.reload()
    assert page.input_value("#tekst") == "half af"


def test_danger_that_comes_later_appears_by_itself_on_top(page: Page, served: Served) -> None:
    ref = waiting(served, assignee="anja")
    opened(page, served, ref)
    expect(page.locator(".alarm")).to_have_count(0)
    page.wait_for_timeout(300)
    waiting(served, assignee="anja", danger="suicide")
    expect(page.locator(".alarm[role=alert] h2")).to_have_text("Gevaar: zelfmoord")


def test_a_note_looks_unlike_everything_a_resident_sees(page: Page, served: Served) -> None:
    ref = waiting(served, assignee="anja")
    opened(page, served, ref)
    page.click("details.note summary")
    page.fill("#notitie", "bel de huisbaas")
    page.click("text=Bewaar notitie")
    note = page.locator(".entry--note .bubble")
    expect(note).to_contain_text("De bewoner ziet dit niet.")
    page.fill("#tekst", "Hallo")
    page.click("text=Verstuur antwoord")
    answer = page.locator(".entry--worker .bubble")
    expect(answer).to_contain_text("Hallo")
    for look in ("backgroundColor", "borderTopStyle"):
        seen = [one.evaluate(f"e => getComputedStyle(e).{look}") for one in (note, answer)]
        assert seen[0] != seen[1]
    assert page.input_value("#tekst") == page.input_value("#notitie") == ""


def test_an_answer_written_after_the_session_ended_is_kept_through_a_new_log_in(
    page: Page, served: Served
) -> None:
    ref = waiting(served, assignee="anja")
    opened(page, served, ref)
    page.fill("#tekst", "een lang antwoord")
    page.context.clear_cookies()
    page.click("text=Verstuur antwoord")
    expect(page.locator("#melding")).to_contain_text("Je bent uitgelogd.")
    assert page.input_value("#tekst") == "een lang antwoord"
    enter(page, served.url)
    opened(page, served, ref)
    assert page.input_value("#tekst") == "een lang antwoord"


def test_after_log_out_nothing_that_was_written_stays_in_the_browser(page: Page, served: Served) -> None:
    ref = waiting(served, assignee="anja")
    opened(page, served, ref)
    page.fill("#tekst", "half af")
    page.click("text=Uitloggen")
    expect(page.locator("h1")).to_have_text("Inloggen bij de balie")
    assert page.evaluate("sessionStorage.length") == 0


def test_when_a_colleague_takes_it_the_page_says_so(page: Page, served: Served) -> None:
    ref = waiting(served)
    opened(page, served, ref)
    page.wait_for_timeout(300)
    served.run(served.stage.site.desk.claim(ref, "bram", "Bram"))
    expect(page.locator("#veranderd")).to_be_visible()
    page.click("text=Pak dit gesprek")
    expect(page.locator("#melding")).to_have_text("Bram heeft dit gesprek al gepakt.")


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_keeps_a_worker_out_at_any_width(context: BrowserContext, served: Served, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served.url}/desk")
    assert barriers(page) == [] and not overflows(page)
    refs = [
        waiting(served, 1, danger="geweld", private=True),
        waiting(served, 2, assignee="anja", unread=2),
        waiting(served, 3, assignee="bram"),
        waiting(served, 4, assignee="anja", state="snoozed", snoozed_until=AGREED),
        waiting(served, 5, state="resolved"),
    ]
    served.run(served.stage.memory.say(refs[1], "note", "bel de huisbaas", name="Bram"))
    served.run(served.stage.memory.say(refs[1], "worker", "Hallo", name="Anja"))
    enter(page, served.url)
    expect(page.locator(".row")).to_have_count(4)
    assert barriers(page) == [] and not overflows(page)
    for ref in refs:
        opened(page, served, ref)
        for summary in page.query_selector_all("summary"):
            summary.click()
        assert barriers(page) == [] and not overflows(page)


def test_a_wrong_password_keeps_nobody_out_either(context: BrowserContext, served: Served) -> None:
    page = context.new_page()
    page.goto(f"{served.url}/desk")
    page.fill("#naam", "anja")
    page.fill("#wachtwoord", "verkeerd-wachtwoord")
    page.click("text=Inloggen >> nth=-1")
    expect(page.locator("#melding")).to_contain_text("horen niet bij elkaar")
    assert page.input_value("#naam") == "anja" and page.input_value("#wachtwoord") == ""
    assert barriers(page) == []
