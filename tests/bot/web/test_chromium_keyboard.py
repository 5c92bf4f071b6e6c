# SPDX-License-Identifier: EUPL-1.2
"""A whole conversation at the desk by keyboard alone, without a script, and with a reload in every form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.desk.teams.teams import DEFAULT, Team
from store.conversation import ConversationRef
from tests.bot.desk.office import address
from tests.bot.support import ORGANISATION, texts
from tests.bot.web.browser import enter, tab_to
from tests.bot.web.every_state import STATES, SUMMARY, fresh
from tests.bot.web.eyes import SIZES
from tests.bot.web.office_served import OfficeServed, serve_office

MOST_TABS = 200
HALF = "half af, nog niet verstuurd"
_OPEN = "document.querySelectorAll('details').forEach(one => one.setAttribute('open', ''))"
CONTROLS = """() => {
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]');
  const groups = new Set();
  let number = 0;
  return [...all].filter((one) => {
    if (one.type === 'hidden' || one.disabled || one.tabIndex < 0 || !one.checkVisibility()) return false;
    if (one.type !== 'radio') return true;
    const group = `${one.form?.action} ${one.name}`;
    return !groups.has(group) && groups.add(group);
  }).map((one) => (one.dataset.control = ++number, one.outerHTML.slice(0, 90)));
}"""
"""Everything one can do something with; of radio buttons Tab reaches one in each group."""
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const group = one.type === 'radio'
    ? [...document.getElementsByName(one.name)].find((other) => other.form === one.form) : one;
  const box = one.getBoundingClientRect();
  const shown = style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2;
  const above = document.elementFromPoint(box.left + box.width / 2, Math.max(1, box.top + 2));
  const covered = !one.closest('.top') && Boolean(above?.closest('.top'));
  const here = box.bottom > 0 && box.top < innerHeight && !covered;
  return [Number(group.dataset.control ?? 0), shown && here];
}"""


@pytest.fixture
def served(redis_url: str, var: Path) -> Iterator[OfficeServed]:
    with serve_office(redis_url, var) as served:
        served.hire("carla", role="coordinator")
        put = served.office.teams.put
        served.run(put(ORGANISATION, Team(DEFAULT, "Balie")))
        served.run(put(ORGANISATION, Team("noord", "Noord", ("GM0402",), ("wonen",))))
        yield served


@pytest.fixture(params=SIZES)
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width, height, dots = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=dots, reduced_motion="reduce"
    )
    yield context
    context.close()


@pytest.fixture
def plain(browser: Browser, served: OfficeServed) -> Iterator[Page]:
    """A page without a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, served.url)
    yield page
    context.close()


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Go there with Tab, and press."""
    tab_to(page, selector, MOST_TABS)
    page.keyboard.press(key)


def type_in(page: Page, selector: str, text: str) -> None:
    """Go there with Tab, and type."""
    tab_to(page, selector, MOST_TABS)
    page.keyboard.type(text)


def answers(served: OfficeServed, ref: ConversationRef) -> list[str]:
    """What workers said."""
    entries = served.run(served.office.house.line.messages(ref))
    return texts([entry for entry in entries if entry.who == "worker"])


def assignee(served: OfficeServed, ref: ConversationRef) -> tuple[str, str]:
    found = served.run(served.office.house.desk.handoff(ref))
    assert found is not None
    return found.state, found.assignee


def test_from_the_queue_to_the_close_by_two_workers_with_the_keyboard_alone(
    page: Page, browser: Browser, served: OfficeServed
) -> None:
    ref = served.run(served.office.handed_off(**SUMMARY))
    expect(page.locator(f"#pak-{ref.id}")).to_be_visible()
    press(page, f"#pak-{ref.id}")
    page.wait_for_selector("#tekst")
    press(page, "#paneel-canned summary")
    type_in(page, "#standaard", "Begin: komt")
    press(page, "[data-canned-put]")
    page.keyboard.press("End")
    page.keyboard.type(" Neem de tijd.")
    press(page, "#antwoord button")
    expect(page.locator(".entry--worker")).to_contain_text("Komt het nu uit? Neem de tijd.")
    press(page, "details.note summary")
    type_in(page, "#notitie", "bel de huisbaas")
    press(page, "form[action$=notitie] button")
    expect(page.locator(".entry--note").last).to_contain_text("bel de huisbaas")
    type_in(page, "#tekst", HALF)
    press(page, "#paneel-directory summary")
    type_in(page, "#zoek", "geldfit")
    page.keyboard.press("Enter")
    expect(page.locator(".hit__name").first).to_have_text("Geldfit")
    assert page.input_value("#tekst") == HALF and len(answers(served, ref)) == 1
    press(page, "button[formaction$=kaart]")
    expect(page.locator(".entry--worker").last).to_contain_text("0800-8115")
    assert page.input_value("#tekst") == HALF
    press(page, "#paneel-referral summary")
    type_in(page, "#organisatie", "Geldfit")
    page.keyboard.press("Enter")
    expect(page.locator(".steps__done")).to_have_count(1)
    press(page, "details:has(form[action$=geef]) > summary")
    type_in(page, "#collega", "Bram")
    press(page, "#geef-dienst", "Space")
    type_in(page, "#geef-toelichting", "ze wacht op Geldfit")
    press(page, "form[action$=geef] button")
    expect(page.locator("#melding")).to_contain_text("Verstuur het eerst")
    assert page.input_value("#tekst") == HALF and page.is_checked("#geef-dienst")
    tab_to(page, "#tekst", MOST_TABS)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    press(page, "form[action$=geef] button")
    expect(page.locator(".notice").first).to_be_visible()
    assert assignee(served, ref) == ("open", "bram")
    other = browser.new_context()
    bram = other.new_page()
    enter(bram, served.url, "bram")
    press(bram, f"#naar-{ref.id}")
    expect(bram.locator(".entry--note").last).to_contain_text("ze wacht op Geldfit")
    press(bram, "details:has(form[action$=later]) > summary")
    press(bram, "#later-afspraak", "Space")
    press(bram, "form[action$=later] button")
    expect(bram.locator(".notice").first).to_contain_text("Het gesprek rust")
    press(bram, f"#naar-{ref.id}")
    bram.wait_for_selector("form[action$=verder]")
    press(bram, "form[action$=verder] button")
    bram.wait_for_selector("form[action$=verder]", state="detached")
    press(bram, "details:has(form[action$=sluit]) > summary")
    press(bram, "#u-geholpen", "Space")
    press(bram, "form[action$=sluit] button")
    expect(bram.locator(".notice").first).to_have_text("Het gesprek is afgesloten.")
    other.close()
    assert assignee(served, ref) == ("resolved", "")


@pytest.mark.parametrize(
    "path",
    ["/desk", "/desk/gesprek", "/desk/overdracht", "/desk/overzicht", "/desk/teams/noord", "/desk/accounts"],
)
def test_tab_reaches_every_control_and_its_focus_is_in_sight(
    context: BrowserContext, served: OfficeServed, path: str
) -> None:
    name = "anja" if path == "/desk/gesprek" else "carla"
    served.run(STATES["free"](served.office, fresh()))
    ref = served.run(STATES["mine"](served.office, fresh()))
    page = context.new_page()
    enter(page, served.url, name)
    page.goto(served.url + (address(ref) if path == "/desk/gesprek" else path))
    page.evaluate(_OPEN)
    controls = page.evaluate(CONTROLS)
    reached, seen = set[int](), set[int]()
    for _ in range(len(controls) + 20):
        page.keyboard.press("Tab")
        number, shown = page.evaluate(FOCUSED)
        reached.add(number)
        # A field for a moment has parts of its own, and the browser shows which of them has the focus.
        seen |= {number} if shown else set()
    for found in (reached, seen):
        assert [what for number, what in enumerate(controls, 1) if number not in found] == []


def test_without_a_script_neither_a_search_nor_a_card_nor_a_close_loses_a_half_written_answer(
    plain: Page, served: OfficeServed
) -> None:
    ref = served.run(served.office.handed_off(**SUMMARY))
    plain.reload()
    plain.click(f"#pak-{ref.id}")
    expect(plain.locator(".summary")).to_contain_text("ik doe de post niet meer open")
    plain.fill("#tekst", HALF)
    plain.click("#paneel-directory summary")
    plain.fill("#zoek", "geldfit")
    plain.press("#zoek", "Enter")
    expect(plain.locator(".hit__name").first).to_have_text("Geldfit")
    assert plain.input_value("#tekst") == HALF
    plain.click("button[formaction$=kaart] >> nth=0")
    expect(plain.locator(".entry--worker")).to_contain_text("0800-8115")
    assert plain.input_value("#tekst") == HALF and len(answers(served, ref)) == 1
    plain.click("summary:has-text('Gesprek afsluiten')")
    plain.check("#u-geholpen")
    plain.click("form[action$=sluit] button")
    expect(plain.locator("#melding")).to_contain_text("Verstuur het eerst")
    assert plain.input_value("#tekst") == HALF and plain.is_checked("#u-geholpen")
    assert assignee(served, ref) == ("open", "anja")
    plain.click("#antwoord button")
    expect(plain.locator(".entry--worker").last).to_contain_text(HALF)
    assert plain.input_value("#tekst") == ""
    plain.click("summary:has-text('Gesprek afsluiten')")
    plain.check("#u-geholpen")
    plain.click("form[action$=sluit] button")
    expect(plain.locator(".notice").first).to_have_text("Het gesprek is afgesloten.")
