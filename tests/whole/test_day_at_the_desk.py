# SPDX-License-Identifier: EUPL-1.2
"""One worry from "mag ik iemand spreken" to "is het gelukt? nee", in Telegram and in two browsers."""

from __future__ import annotations

from store.conversation import ConversationRef
from tests.bot.web.browser import chromium
from tests.telegram_server import TelegramServer
from tests.whole.browser_worker import BrowserWorker
from tests.whole.cast import Cast
from tests.whole.installation import Installation
from tests.whole.telegram import TelegramResident

WORDS = "ik heb schulden in hilversum en ik durf niemand te bellen"
SECRET = "buurvrouw leest mee, bel niet"


def test_a_worry_is_carried_by_two_workers_until_it_is_over_and_taken_up_again(
    omzien: Installation, telegram: TelegramServer
) -> None:
    cast, resident = Cast(omzien, telegram, "telegram"), TelegramResident(telegram)
    cast.move_clock("maandag 11:00")
    cast.colleague("Anja"), cast.colleague("Bram")
    asks_for_a_person_and_strikes_a_line(resident)
    ref = cast.conversation(resident)
    with chromium() as browser:
        anja, bram = (BrowserWorker(browser, omzien, name) for name in ("anja", "bram"))
        takes_it_and_answers(anja, resident, ref)
        sends_a_card_and_agrees_on_a_referral(anja, resident)
        hands_it_on(anja)
        comes_back_later(bram, resident, ref, cast)
        closes(bram, resident)
        cast.move_clock("+72h")
        asked_later = resident.until(lambda fresh: any("gelukt" in one.text for one in fresh))
        assert any("Is het gelukt?" in one.text for one in asked_later)
        resident.press("Nee")
        resident.press("Ja")
        bram.signs_in()
        bram.opens(ref)
        bram.reads("Is het gelukt? Nee.")
        bram.sees_no_barrier()
        takes_it_up_again(bram, resident)
    everything = "\n".join(one.text for one in resident.everything())
    assert SECRET not in everything and "Is het gelukt? Nee." not in everything


def asks_for_a_person_and_strikes_a_line(resident: TelegramResident) -> None:
    resident.say(WORDS)
    shown = resident.say("mag ik iemand spreken")[-1].text
    assert "Plaats: Hilversum" in shown and WORDS in shown
    resident.press("Eerst veranderen")
    assert "Plaats: Hilversum" not in resident.press("Plaats weg")[-1].text
    promised = "\n".join(one.text for one in resident.press("Ja"))
    assert "doorgegeven" in promised and "uiterlijk vandaag" in promised
    resident.press("Nee")


def takes_it_and_answers(anja: BrowserWorker, resident: TelegramResident, ref: ConversationRef) -> None:
    anja.page.reload()
    anja.reads("Beloofd: vandaag")
    anja.sees_no_barrier()
    anja.opens(ref)
    anja.reads(WORDS)
    assert "Hilversum" not in anja.page.locator(".summary").inner_text()
    anja.sends("pak")
    assert "Dat is een mens." in resident.until(bool)[-1].text
    anja.sends("notitie", notitie=SECRET)
    anja.hears(SECRET)
    anja.sends("antwoord", tekst="Hallo, met Anja. Komt het nu uit?")
    assert resident.until(bool)[-1].text.endswith("Hallo, met Anja. Komt het nu uit?")
    resident.say_only("ja het komt uit")
    anja.hears("ja het komt uit")
    anja.sees_no_barrier()


def sends_a_card_and_agrees_on_a_referral(anja: BrowserWorker, resident: TelegramResident) -> None:
    anja.page.reload()
    anja.sends("zoek", zoek="Geldfit", plaats="")
    anja.page.locator("button[formaction$='/kaart']").first.click()
    anja.hears("Geldfit")
    assert any("0800-8115" in one.text for one in resident.until(bool))
    anja.page.reload()
    anja.sends("overdracht", organisatie="Geldfit", afgesproken="Ze belt zelf, ik vraag het na")
    anja.reads("Ze belt zelf, ik vraag het na")
    anja.sees_no_barrier()


def hands_it_on(anja: BrowserWorker) -> None:
    anja.page.reload()
    anja.page.locator("#tekst").fill("dit moet nog weg")
    anja.sends("geef", collega="bram", waarom="dienst", toelichting="ze wacht op Geldfit")
    anja.reads("Verstuur het eerst")
    anja.sees_no_barrier()
    anja.page.locator("#tekst").fill("")
    anja.sends("geef", collega="bram", waarom="dienst", toelichting="ze wacht op Geldfit")
    anja.reads("Het gesprek is bij je collega.")


def comes_back_later(
    bram: BrowserWorker, resident: TelegramResident, ref: ConversationRef, cast: Cast
) -> None:
    bram.opens(ref)
    bram.hears("ze wacht op Geldfit")
    bram.sends("later", waarom="wacht")
    bram.reads("Het gesprek rust tot het afgesproken moment.")
    bram.sees_no_barrier()
    cast.move_clock("+30h")
    # He is not there at the moment that was agreed: she hears so, and by when.
    late = resident.until(lambda fresh: any("Dat is niet gelukt" in one.text for one in fresh))
    assert "Bram zou je nu antwoorden." in late[-1].text and "uiterlijk" in late[-1].text
    bram.signs_in()
    bram.opens(ref)
    bram.hears("Het afgesproken moment is er.")
    bram.sends("antwoord", tekst="Hoe ging het bij Geldfit?")
    resident.until(lambda fresh: any("Hoe ging het" in one.text for one in fresh))


def takes_it_up_again(bram: BrowserWorker, resident: TelegramResident) -> None:
    bram.sends("pak")
    assert any("Dat is een mens." in one.text for one in resident.until(bool))
    bram.sends("antwoord", tekst="Vervelend. We kijken samen verder.")
    assert resident.until(bool)[-1].text.endswith("We kijken samen verder.")


def closes(bram: BrowserWorker, resident: TelegramResident) -> None:
    bram.sends("sluit", uitkomst="doorverwezen")
    bram.reads("Het gesprek is afgesloten.")
    resident.until(lambda fresh: any("gelukt" in one.text for one in fresh))
    resident.press("Ja, over drie dagen")
