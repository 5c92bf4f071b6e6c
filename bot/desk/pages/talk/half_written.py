# SPDX-License-Identifier: EUPL-1.2
"""What was half written in other fields than those a form sent; without a script it all comes along."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.desk.pages.accounts.baggage import TEXTS

_OWN = {
    "antwoord": "tekst",
    "notitie": "notitie",
    "overdracht": "organisatie|afgesproken",
    "kaart": "",
    "kaart-doen": "",
    "verder": "",
    "vrij": "",
    "sluit": "uitkomst",
    "later": "tot|later-waarom",
    "geef": "collega|geef-(waarom|toelichting)",
    "team": "team|team-(waarom|toelichting)",
    "blokkeer": "hoe_lang|blokkeer-(waarom|toelichting)",
}
"""The fields each button of the form of the answer sends, by its word."""
SHARED = ("waarom", "toelichting")
"""What more than one form asks; its field has the form's word before it, such as `geef-waarom`."""
STEP = "stap-"
"""Before the id of a referral, in the name of the buttons for its next step."""


def stepped(form: Mapping[str, str]) -> tuple[str, str]:
    """The referral a button was pressed of, and the step that button is for."""
    pressed = ((name.removeprefix(STEP), step) for name, step in form.items() if name.startswith(STEP))
    return next(pressed, ("", ""))


def named(word: str, form: Mapping[str, str]) -> dict[str, str]:
    """The form with what other forms ask too under its own name: `waarom`."""
    there = {name: form.get(f"{word}-{name}") for name in SHARED}
    return {**form, **{name: text for name, text in there.items() if text is not None}}


def texts(form: Mapping[str, str]) -> list[str]:
    """What somebody wrote, in whichever field."""
    return [text for name, text in form.items() if TEXTS.fullmatch(name) and text.strip()]


def own(word: str, form: Mapping[str, str]) -> dict[str, str]:
    """The fields this button sent: of any other form, all."""
    pattern = f"(wie|woorden)-{re.escape(stepped(form)[0])}" if word == "stap" else _OWN.get(word)
    if pattern is None:
        return dict(form)
    return {name: text for name, text in form.items() if re.fullmatch(pattern, name)}


def rest(word: str, form: Mapping[str, str]) -> dict[str, str]:
    """The other fields, where something was written in one of them; else nothing."""
    sent = own(word, form)
    others = {name: text for name, text in form.items() if name not in sent}
    return others if texts(others) else {}
