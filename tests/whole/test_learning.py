# SPDX-License-Identifier: EUPL-1.2
"""A sentence nobody understood is labelled at the desk, learned while residents are answered, and undone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.whole.installation import Installation, installation
from tests.whole.page import Page
from tests.whole.rest import RestResident

HERE = "/desk/redactie/zinnen"
SAID = "wie maakt de bel van mijn fiets"
ALIKE = (
    "de bel op mijn fiets doet het niet meer",
    "mijn fiets heeft een kapotte bel",
    "de bel van de fiets is weer eens stuk",
    "ik snap de bel op mijn fiets niet",
    "de bel doet het niet op mijn fiets",
)
LABEL = "thema:taal_digitaal"
PATIENCE_S = 1500.0


@pytest.mark.timeout(1800)
def test_what_was_not_understood_is_learned_and_can_be_undone_and_a_restart_changes_neither(
    tmp_path: Path,
) -> None:
    with installation(tmp_path) as omzien:
        before = guesses(omzien, SAID)
        for text in ALIKE:
            RestResident(omzien.base).say(text)
        editor = signed_in(omzien)
        label_all(editor)
        slowest = learned(editor, omzien)
        after = guesses(omzien, SAID)
        assert after != before
        editor.go(HERE).send("/terug")
        back(omzien, before)
    print(f"\nslowest turn while learning and changing over: {slowest:.2f} s")
    assert slowest < 3.0
    with installation(tmp_path) as omzien:
        assert guesses(omzien, SAID) == before
        assert "weer wat het daarvoor begreep" in signed_in(omzien).go(HERE).html


def guesses(omzien: Installation, text: str) -> tuple[str, ...]:
    """What somebody new is answered to this."""
    answers = RestResident(omzien.base).say(text)
    return tuple(answer.text for answer in answers)


def signed_in(omzien: Installation) -> Page:
    """The browser of the first coordinator."""
    name, password = omzien.first_login
    page = Page(omzien.base)
    return page.go("/desk/inloggen").send("/desk/inloggen", naam=name, wachtwoord=password)


def label_all(editor: Page) -> None:
    """Every sentence in the inbox gets the label."""
    end = time.monotonic() + 20
    while '/kies"' not in editor.go(HERE).html:
        assert time.monotonic() < end, "nothing came into the inbox"
        time.sleep(0.2)
    while forms := [form for form in editor.go(HERE).html.split("<form")[1:] if '/kies"' in form]:
        ticked = re.findall(r'name="(zin-[0-9a-f]{16})"', forms[0])
        editor.send("/kies", **dict.fromkeys(ticked, "ja"), **{"gaat-over": LABEL})


def learned(editor: Page, omzien: Installation) -> float:
    """Wait until it is live, with a resident who goes on talking; the slowest of those turns."""
    editor.go(HERE).send("/leer")
    end, slowest = time.monotonic() + PATIENCE_S, 0.0
    while "alles geleerd wat online staat" not in editor.go(HERE).html:
        assert "niet gelukt" not in editor.html, "learning failed"
        assert "begreep andere dingen slechter" not in editor.html, "the new model was refused"
        assert time.monotonic() < end, "it was not learned in time"
        began = time.monotonic()
        assert RestResident(omzien.base).say("ik heb schulden")[0].text.count("Geldfit")
        slowest = max(slowest, time.monotonic() - began)
        time.sleep(0.5)
    return slowest


def back(omzien: Installation, before: tuple[str, ...]) -> None:
    """Wait until it is answered as before."""
    end = time.monotonic() + 30
    while guesses(omzien, SAID) != before:
        assert time.monotonic() < end, "the old model did not come back"
        time.sleep(0.5)
