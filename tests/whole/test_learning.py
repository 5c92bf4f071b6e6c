# SPDX-License-Identifier: EUPL-1.2
"""A new theme and sentences nobody understood are learned while residents are answered, and undone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.settings import ROOT
from store import keys
from tests.bot.web.browser import chromium
from tests.whole.installation import Installation, installation
from tests.whole.newsroom import CONTACT, answered, carla, els, makes, newsroom, publishes, puts_online, until
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
BUTTON, OPENING = THEME["Op de knop"], THEME["Eerste zin, met je"]
LISTED, NEVER_SAID = ("help", ">Kies een onderwerp"), "hoe kom ik in de stad zonder auto"
PATIENCE_S = 1500.0


@pytest.mark.timeout(1800)
def test_a_theme_and_what_was_not_understood_are_learned_and_undone_and_a_restart_changes_neither(
    tmp_path: Path,
) -> None:
    with installation(tmp_path) as omzien, newsroom(omzien), chromium() as browser:
        for text in ALIKE:
            RestResident(omzien.base).say(text)
        editor = signed_in(omzien)
        with trained_by_hand(omzien):
            a_theme_is_listed_at_once(browser, omzien)
            before = guesses(omzien, SAID)
            assert OPENING not in answered(omzien, NEVER_SAID)
            label_all(editor)
            editor.go(HERE).send("/leer")
        slowest = learned(editor, omzien)
        assert guesses(omzien, SAID) != before
        until(omzien, lambda said: OPENING in said, NEVER_SAID)
        editor.go(HERE).send("/terug")
        back(omzien, before)
        assert OPENING not in answered(omzien, NEVER_SAID)
    print(f"\nslowest turn while learning and changing over: {slowest:.2f} s")
    assert slowest < 3.0
    with installation(tmp_path) as omzien:
        assert guesses(omzien, SAID) == before
        assert "weer wat het daarvoor begreep" in signed_in(omzien).go(HERE).html


@contextmanager
def trained_by_hand(omzien: Installation) -> Iterator[None]:
    """As if somebody trains on the command line: what comes in meanwhile is learned after that, in one go."""
    with omzien.redis() as client:
        client.set(keys.training_lock(), "by hand", px=int(PATIENCE_S * 1000))
        yield
        client.delete(keys.training_lock())


def a_theme_is_listed_at_once(browser: Browser, omzien: Installation) -> None:
    """Made in forms with a contact that serves it: residents find both under its button."""
    editor, colleague = els(browser, omzien), carla(browser, omzien)
    assert BUTTON not in answered(omzien, *LISTED)
    makes(editor, "Thema", THEME)
    puts_online(editor)
    until(omzien, lambda said: BUTTON in said, *LISTED)
    makes(editor, "Contact", BUS)
    editor.presses("Vraag een collega om na te kijken")
    publishes(colleague, BUS["Naam"])
    until(omzien, lambda said: BUS["Naam"] in said, *LISTED, f">{BUTTON}", "Blaricum")
    editor.goes(HERE)
    editor.sees_no_barrier()


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
