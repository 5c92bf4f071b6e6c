# SPDX-License-Identifier: EUPL-1.2
"""Who never saw a file changes a number, and makes a contact, an activity and a theme that residents find."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.bot.web.browser import chromium
from tests.whole.browser_editor import BrowserEditor
from tests.whole.installation import Installation, installation
from tests.whole.newsroom import answered, carla, els, makes, newsroom, publishes, puts_online, undoes, until

READ_BY_A_RESIDENT = "Team van de gemeente dat helpt bij schulden en achterstanden."
WHO = "Sociaal Plein Hilversum"
NUMBER = "Nummer 1"
OLD, OTHER_TOWN, A_DIGIT_SHORT, NEW = "14 035", "14 053", "035 629 27 0", "035 629 27 00"
DEBTS = ("ik heb schulden in hilversum", ">Nee")
CONTACT = {
    "Naam": "Inloop De Proef",
    "Wat ze doen": "Helpt met brieven en rekeningen.",
    NUMBER: "035 629 27 11",
    "Gemeenten": "Blaricum",
    "Geld en schulden": "ja",
    "Bron": "gebeld met de inloop",
    "Wie houdt dit bij": "Els",
}
ACTIVITY = {
    "Naam": "Soep in De Proef",
    "Wat ze doen": "Samen soep koken en eten.",
    "Gemeente": "Blaricum",
    "Plek": "Buurthuis De Proef",
    "Op welke dagen": "woensdag",
    "Hoe laat": "17:00-19:00",
    "Prijs in euro": "0",
    "Bron": "gesproken met de kok",
    "Wie houdt dit bij": "Els",
}
THEME = {
    "Naam": "Vervoer",
    "Op de knop": "Ergens komen",
    "Eerste zin, met je": "Vervelend als je nergens kunt komen.",
    "Eerste zin, met u": "Vervelend als u nergens kunt komen.",
    "Contacten die eerst komen": "Regelhulp.nl",
    "Hoe mensen het zeggen": (ROOT / "tests" / "whole" / "vervoer.txt").read_text("utf-8"),
}
BUS = {label: value for label, value in CONTACT.items() if label != "Geld en schulden"} | {
    "Naam": "Wensbus De Proef",
    "Wat ze doen": "Brengt mensen naar de dokter.",
    "Vervoer": "ja",
}
OPENING, LEARNING_S = THEME["Eerste zin, met je"], 1500.0
NEVER_SAID = "hoe kom ik in de stad zonder auto"


def test_a_number_is_changed_stopped_mended_agreed_with_read_in_the_chat_and_undone(
    omzien: Installation,
) -> None:
    with newsroom(omzien), chromium() as browser:
        editor, colleague = els(browser, omzien), carla(browser, omzien)
        assert f"Bel: {OLD}" in answered(omzien, *DEBTS)
        finds(editor)
        is_stopped(editor)
        mends_and_asks(editor)
        assert f"Bel: {OLD}" in answered(omzien, *DEBTS)
        pressed = publishes(colleague, WHO)
        told("a number", pressed, until(omzien, lambda said: f"Bel: {NEW}" in said, *DEBTS))
        reads_what_stood_there(editor)
        pressed = undoes(editor, WHO)
        told("undone", pressed, until(omzien, lambda said: f"Bel: {OLD}" in said, *DEBTS))


def test_a_contact_and_an_activity_made_in_a_form_are_found_in_the_chat(
    omzien: Installation,
) -> None:
    debts, to_do = ("ik heb schulden in blaricum", ">Nee"), ("is er iets te doen op woensdag in blaricum",)
    with newsroom(omzien), chromium() as browser:
        editor, colleague = els(browser, omzien), carla(browser, omzien)
        makes(editor, "Contact", CONTACT)
        editor.presses("Vraag een collega om na te kijken")
        pressed = publishes(colleague, CONTACT["Naam"])
        told("a contact", pressed, until(omzien, lambda said: CONTACT["Naam"] in said, *debts))
        makes(editor, "Activiteit", ACTIVITY)
        pressed = puts_online(editor)
        told("an activity", pressed, until(omzien, lambda said: ACTIVITY["Naam"] in said, *to_do))
        undoes(editor, ACTIVITY["Naam"])
        undoes(editor, CONTACT["Naam"])
        until(omzien, lambda said: CONTACT["Naam"] not in said, *debts)


@pytest.mark.timeout(1800)
def test_a_theme_made_in_a_form_is_listed_at_once_and_understood_once_it_is_learned(tmp_path: Path) -> None:
    listed, button = ("help", ">Kies een onderwerp"), THEME["Op de knop"]
    with installation(tmp_path) as omzien, newsroom(omzien), chromium() as browser:
        editor, colleague = els(browser, omzien), carla(browser, omzien)
        assert button not in answered(omzien, *listed)
        assert OPENING not in answered(omzien, NEVER_SAID)
        makes(editor, "Thema", THEME)
        published = puts_online(editor)
        told("a theme in the list", published, until(omzien, lambda said: button in said, *listed))
        makes(editor, "Contact", BUS)
        editor.presses("Vraag een collega om na te kijken")
        publishes(colleague, BUS["Naam"])
        until(omzien, lambda said: BUS["Naam"] in said, *listed, f">{button}", "Blaricum")
        learned(editor)
        told("a theme understood", published, until(omzien, lambda said: OPENING in said, NEVER_SAID))


def finds(editor: BrowserEditor) -> None:
    """By a sentence as somebody read it."""
    editor.sees_no_barrier()
    editor.searches(READ_BY_A_RESIDENT)
    editor.sees_no_barrier()
    editor.follows(WHO)


def is_stopped(editor: BrowserEditor) -> None:
    """Two wrong digits, each with what is the matter beside the field; nothing goes on."""
    for wrong, told in (
        (OTHER_TOWN, "is niet het nummer van deze gemeente"),
        (A_DIGIT_SHORT, "is geen Nederl"),
    ):
        editor.fills({NUMBER: wrong})
        editor.reads(f"{wrong} {told}", "#veld-phones")
        editor.presses("Klaar om na te kijken")
        editor.reads("Er is 1 ding om te verbeteren.")
        editor.reads(f"{wrong} {told}", "#veld-phones")
    editor.sees_no_barrier()


def mends_and_asks(editor: BrowserEditor) -> None:
    """The number as it should be, how it will be seen, and a colleague who looks."""
    editor.fills({NUMBER: NEW})
    editor.has_no("#veld-phones .problem")
    editor.reads(f"Bel: {NEW}", "#voorbeeld")
    editor.presses("Klaar om na te kijken")
    editor.reads(OLD, ".changes__was")
    editor.reads(NEW, ".changes__will")
    editor.sees_no_barrier()
    editor.has_no("button[value=publish]")
    editor.presses("Vraag een collega om na te kijken")
    editor.reads("Een collega kan het nu nakijken.")


def reads_what_stood_there(editor: BrowserEditor) -> None:
    """Who changed what, with both numbers."""
    editor.searches(READ_BY_A_RESIDENT)
    editor.follows(WHO)
    editor.follows("Wat er eerder stond")
    for said in ("Carla", OLD, NEW):
        editor.reads(said)
    editor.sees_no_barrier()


def learned(editor: BrowserEditor) -> None:
    """Wait until the page says that what was published is learned."""
    end = time.monotonic() + LEARNING_S
    editor.goes("/desk/redactie/zinnen")
    while "alles geleerd wat online staat" not in (said := editor.page.locator("#leren").inner_text()):
        assert "dingen slechter" not in said and "niet gelukt" not in said, said
        assert time.monotonic() < end, f"after {LEARNING_S:.0f} s it still says: {said}"
        time.sleep(1)
        editor.page.reload()
    editor.sees_no_barrier()


def told(what: str, pressed: float, answered_at: float) -> None:
    """For whoever reads the run: from the press on the button to the answer in the chat."""
    print(f"\n{what}: {answered_at - pressed:.1f} s after it was put online")
