# SPDX-License-Identifier: EUPL-1.2
"""The real desk and the real chat page in a browser: what happens on one is seen on the other."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from store import keys
from store.conversation import ConversationRef
from tests.bot.web.browser import barriers, overflows
from tests.bot.web.office_served import (
    TELEGRAM,
    OfficeServed,
    on_desk,
    opened,
    says,
    store,
    told,
)

TOLD_MS = 3_100


def test_typing_is_seen_on_both_sides_and_goes_away_with_the_message(
    browser: Browser, page: Page, served: OfficeServed
) -> None:
    context = browser.new_context()
    resident = context.new_page()
    resident.goto(served.url)
    resident.fill("#tekst", "ik wil een mens spreken")
    resident.click("text=Verstuur")
    expect(resident.locator(".entry--resident")).to_have_count(1)
    redis = served.office.house.services.redis
    [name] = served.run(redis.keys("omz:*:conv:*"))
    ref = ConversationRef.parse("/".join(name.split(":")[-2:]))
    fields = {"state": "open", "assignee": "anja", "handed_at": "0", "waiting_since": "1"}
    served.run(redis.hset(name, mapping=fields))
    opened(page, served, ref)
    page.fill("#tekst", "Hallo, met Anja.")
    page.press("#tekst", "Control+Enter")
    expect(resident.locator(".entry--worker")).to_contain_text("Hallo, met Anja.")
    # Who types on and on is told of no more often than this.
    page.wait_for_timeout(TOLD_MS)
    page.locator("#tekst").press_sequentially("hoe gaat")
    expect(resident.locator("#typt")).to_have_text("Anja typt…")
    expect(resident.locator("#typt-gezegd")).to_have_text("Anja typt…")
    page.press("#tekst", "Control+Enter")
    expect(resident.locator("#typt")).to_have_text("")
    resident.locator("#tekst").press_sequentially("goed hoor")
    expect(page.locator("#typt")).to_contain_text("typt…")
    assert barriers(resident) == [] and barriers(page) == []
    context.close()


def test_a_message_that_did_not_arrive_says_why_and_what_to_do_without_a_reload(
    page: Page, served: OfficeServed
) -> None:
    ref = on_desk(served, channel=TELEGRAM)
    opened(page, served, ref)
    page.fill("#tekst", "Hallo")
    page.click("text=Verstuur antwoord")
    sent = page.locator(".sent")
    expect(sent).to_have_text("Wordt verstuurd")
    number = page.get_attribute(".entry--worker", "data-seq") or ""
    store(served, keys.sent(ref), **{number: "ok:5"})
    told(served, ref)
    expect(sent).to_have_text("Verstuurd")
    store(served, keys.sent(ref), **{number: "failed:blocked"})
    told(served, ref)
    expect(sent).to_contain_text("Niet aangekomen. De bewoner heeft Omzien geblokkeerd.")
    assert "gelezen" not in page.inner_text("main") and barriers(page) == []


def test_drafts_of_every_field_outlive_a_reload_and_go_when_they_are_sent(
    page: Page, served: OfficeServed
) -> None:
    ref = on_desk(served)
    opened(page, served, ref)
    page.fill("#tekst", "half antwoord")
    page.click("details.note summary")
    page.fill("#notitie", "halve notitie")
    page.click("summary:has-text('Later verder')")
    page.fill("#tot", "2030-01-02T10:00")
    page.check("#later-wacht")
    page.reload()
    assert page.input_value("#tekst") == "half antwoord" and page.input_value("#notitie") == "halve notitie"
    assert page.input_value("#tot") == "2030-01-02T10:00" and page.is_checked("#later-wacht")
    page.click("text=Verstuur antwoord")
    expect(page.locator("#tekst")).to_have_value("")
    page.reload()
    assert page.input_value("#tekst") == "" and page.input_value("#notitie") == "halve notitie"


def test_of_two_tabs_the_newest_draft_is_shown_and_the_other_is_not_lost(
    page: Page, served: OfficeServed
) -> None:
    ref = on_desk(served)
    opened(page, served, ref)
    page.fill("#tekst", "eerste tab")
    other = page.context.new_page()
    opened(other, served, ref)
    assert other.input_value("#tekst") == "eerste tab"
    page.wait_for_timeout(20)
    other.fill("#tekst", "tweede tab")
    page.reload()
    assert page.input_value("#tekst") == "tweede tab"
    expect(page.locator(".draft")).to_contain_text("eerste tab")
    assert barriers(page) == []
    page.click("text=Zet deze tekst terug")
    assert page.input_value("#tekst") == "eerste tab"
    other.click("text=Verstuur antwoord")
    expect(other.locator("#tekst")).to_have_value("")
    page.reload()
    assert page.input_value("#tekst") == "eerste tab"


def test_without_a_connection_the_page_says_so_and_the_text_stays_and_is_sent_later(
    page: Page, served: OfficeServed
) -> None:
    ref = on_desk(served)
    opened(page, served, ref)
    page.fill("#tekst", "een antwoord")
    page.context.set_offline(True)
    expect(page.locator("#verbinding")).to_have_text("Geen verbinding. Je tekst blijft staan.")
    page.click("text=Verstuur antwoord")
    expect(page.locator("#melding")).to_contain_text("Versturen lukt nu niet.")
    assert page.input_value("#tekst") == "een antwoord" and barriers(page) == []
    page.context.set_offline(False)
    page.click("text=Verstuur antwoord")
    expect(page.locator(".entry--worker")).to_contain_text("een antwoord")


def test_what_is_new_sounds_and_counts_in_the_title_and_ones_own_words_do_not(
    page: Page, served: OfficeServed
) -> None:
    ref = on_desk(served)
    opened(page, served, ref)
    sounds = "Number(document.documentElement.dataset.sounded ?? 0)"
    page.fill("#tekst", "Hallo")
    page.click("text=Verstuur antwoord")
    expect(page.locator(".entry--worker")).to_have_count(1)
    assert page.evaluate(sounds) == 0
    page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})")
    served.run(says(served, ref, "ben je er nog"))
    expect(page.locator(".entry--resident").last).to_contain_text("ben je er nog")
    expect(page).to_have_title("(1) " + page.title().removeprefix("(1) "))
    assert page.evaluate(sounds) == 1
    page.click("#geluid")
    assert page.get_attribute("#geluid", "aria-pressed") == "false"
    page.wait_for_timeout(1600)
    served.run(says(served, ref, "hallo"))
    expect(page.locator(".entry--resident").last).to_contain_text("hallo")
    assert page.evaluate(sounds) == 1
    page.reload()
    assert page.get_attribute("#geluid", "aria-pressed") == "false"


def test_what_comes_while_nobody_looks_is_unread_until_somebody_does(
    page: Page, served: OfficeServed
) -> None:
    ref = on_desk(served)
    # From the beginning: a look from before could still be on its way when the message comes.
    page.add_init_script("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    opened(page, served, ref)
    store(served, keys.conversation(ref), done="9", read="8", unseen="1")
    served.run(says(served, ref, "ben je er nog"))
    expect(page.locator(".entry--resident").last).to_contain_text("ben je er nog")
    assert unread(served, ref) == 1
    page.evaluate("Object.defineProperty(document, 'hidden', {value: false, configurable: true})")
    with page.expect_response(lambda answer: "/berichten?na=" in answer.url):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert unread(served, ref) == 0


def test_who_is_in_one_conversation_sees_and_hears_that_another_of_hers_has_news(
    page: Page, served: OfficeServed
) -> None:
    here = served.run(served.office.handed_off("1"))
    other = served.run(served.office.handed_off("2"))
    for ref in (here, other):
        assert served.run(served.office.house.desk.claim(ref, "anja", "Anja")).won
    opened(page, served, other)
    opened(page, served, here)
    page.click("#tekst")
    page.wait_for_timeout(500)
    expect(page.locator("#nieuw-elders")).to_have_text("")
    served.run(served.office.house.give("ben je er nog?", "2"))
    expect(page.locator("#nieuw-elders")).to_have_text("1 nieuw bericht", timeout=15_000)
    assert page.evaluate("Number(document.documentElement.dataset.sounded ?? 0)") == 1
    assert barriers(page) == []
    page.goto(f"{served.url}/desk")
    rows = page.locator("section:has(h2:has-text('Mijn gesprekken')) .row h3 a")
    expect(rows.first).to_have_attribute("href", f"/desk/gesprek/{other.id}")


def unread(served: OfficeServed, ref: ConversationRef) -> int:
    found = served.run(served.office.house.desk.handoff(ref))
    assert found is not None
    return found.unread


def test_ten_thousand_signs_are_sent_whole_and_more_are_refused_and_kept(
    page: Page, served: OfficeServed
) -> None:
    ref = on_desk(served)
    opened(page, served, ref)
    page.fill("#tekst", "a " * 5_000)
    page.click("text=Verstuur antwoord")
    expect(page.locator(".entry--worker")).to_have_count(1)
    page.fill("#tekst", "b" * 10_001)
    page.click("text=Verstuur antwoord")
    expect(page.locator("#melding")).to_contain_text("Je antwoord is te lang.")
    assert len(page.input_value("#tekst")) == 10_001 and not overflows(page)


def test_an_answer_to_what_a_colleague_closed_is_refused_and_stays(page: Page, served: OfficeServed) -> None:
    ref = on_desk(served)
    opened(page, served, ref)
    page.fill("#tekst", "nog één ding")
    served.run(served.office.house.desk.close(ref, "anja", "geholpen", "Anja"))
    expect(page.locator("#veranderd")).to_be_visible()
    page.click("text=Verstuur antwoord")
    expect(page.locator("#melding")).not_to_be_empty()
    assert page.input_value("#tekst") == "nog één ding"


def test_html_in_a_message_is_text(page: Page, served: OfficeServed) -> None:
    ref = on_desk(served)
    opened(page, served, ref)
    served.run(says(served, ref, "<img src=x onerror=alert(1)><b>vet</b>"))
    expect(page.locator(".entry--resident").last).to_contain_text("<b>vet</b>")
