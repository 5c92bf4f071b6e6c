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
}
"""The texts each button of the form of the answer sends, by its word."""
STEP = "stap-"
"""Before the id of a referral, in the name of the buttons for its next step."""


def stepped(form: Mapping[str, str]) -> tuple[str, str]:
    """The referral a button was pressed of, and the step that button is for."""
    pressed = ((name.removeprefix(STEP), step) for name, step in form.items() if name.startswith(STEP))
    return next(pressed, ("", ""))


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
    return others if any(TEXTS.fullmatch(name) and text.strip() for name, text in others.items()) else {}
