# SPDX-License-Identifier: EUPL-1.2
"""An editor tries a text with the real Rasa while a resident reads what is online, at the same time."""

from __future__ import annotations

import time

from tests.whole.installation import Installation
from tests.whole.page import Page
from tests.whole.rest import RestResident

GELD = "/desk/redactie/stuk/theme/geld"
SAID = "ik heb schulden"
PATIENCE_S = 60.0
OPENING = "Geldzorgen drukken zwaar, zegt de proef."


def test_a_new_opening_of_a_theme_is_said_in_the_try_out_and_not_to_a_resident(omzien: Installation) -> None:
    editor, said = signed_in(omzien), {"v.opening.je": OPENING, "v.opening.u": OPENING}
    editor.go(GELD).send(GELD, "Bewaar als concept", **said)
    editor.go(GELD)
    [there] = {form.action for form in editor.forms if "/proef/" in form.action}
    editor.send(there, "Probeer het in een gesprek")
    assert "Dit is een proef" in editor.text
    editor.send(f"{there}/bericht", tekst=SAID)
    assert heard(editor, there, OPENING), editor.text
    resident = RestResident(omzien.base)
    live = "\n".join(answer.text for answer in resident.say(SAID))
    assert "Geldfit" in live and OPENING not in live
    editor.send(f"{there}/bericht", tekst="ik wil dood")
    assert heard(editor, there, "Bel nu 113")
    editor.send(there, "Stop de proef")
    assert OPENING not in editor.go(there).text


def heard(editor: Page, there: str, words: str) -> bool:
    """Whether this stands in the conversation, at once or in a moment."""
    end = time.monotonic() + PATIENCE_S
    while words not in editor.go(there).text and time.monotonic() < end:
        time.sleep(0.2)
    return words in editor.text


def signed_in(omzien: Installation) -> Page:
    """The browser of the first coordinator."""
    name, password = omzien.first_login
    page = Page(omzien.base)
    return page.go("/desk/inloggen").send("/desk/inloggen", naam=name, wachtwoord=password)
