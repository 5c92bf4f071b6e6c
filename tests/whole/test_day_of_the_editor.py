# SPDX-License-Identifier: EUPL-1.2
"""Who never saw a file changes a number, and makes a contact and an activity that residents find."""

from __future__ import annotations

from tests.bot.web.browser import chromium
from tests.whole.browser_editor import BrowserEditor
from tests.whole.installation import Installation
from tests.whole.newsroom import (
    CONTACT,
    answered,
    carla,
    els,
    makes,
    newsroom,
    publishes,
    puts_online,
    undoes,
    until,
)

READ_BY_A_RESIDENT = "Team van de gemeente dat helpt bij schulden en achterstanden."
WHO = "Sociaal Plein Hilversum"
NUMBER = "Nummer 1"
OLD, OTHER_TOWN, A_DIGIT_SHORT, NEW = "14 035", "14 053", "035 629 27 0", "035 629 27 00"
DEBTS = ("ik heb schulden in hilversum", ">Nee")
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


def told(what: str, pressed: float, answered_at: float) -> None:
    """For whoever reads the run: from the press on the button to the answer in the chat."""
    print(f"\n{what}: {answered_at - pressed:.1f} s after it was put online")
