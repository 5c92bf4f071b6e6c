# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from actions.asking.button import PRESSED
from actions.state import State
from actions.table import TABLE
from actions.turn import read
from bot.follow_up.answer import DAYS, READ, WENT
from content.catalogue import Catalogue
from tests.actions.talk import RULES, SATURDAY_EVENING, Talk, text

ANSWERED_BY_THE_BOT = {*DAYS, *WENT, READ}
"""Buttons under what the bot says itself, which the dialogue never gets."""


def test_every_button_a_message_names_does_something(book: Catalogue) -> None:
    rows = book.rows("SELECT key FROM entry WHERE kind = 'message'")
    named = {id for (key,) in rows for id in book.message_buttons(key)}

    assert named - ANSWERED_BY_THE_BOT <= PRESSED.keys() | RULES.keys()


def test_an_unknown_button_leaves_the_talk_where_it_was(book: Catalogue) -> None:
    latest = {"metadata": {"now": SATURDAY_EVENING, "button": {"id": "van_vroeger", "data": {}}}}
    before = State(question="place", themes=["geld"])

    done = TABLE["action_button"](read(latest, book), before)

    assert done.state == before
    assert [button.id for button in done.buttons] == ["liever_niet"]


def test_a_theme_that_does_not_exist_any_more_brings_the_list(book: Catalogue) -> None:
    latest = {"metadata": {"now": SATURDAY_EVENING, "button": {"id": "thema", "data": {"theme": "weg"}}}}

    done = TABLE["action_button"](read(latest, book), State(misses=2))

    assert any(button.id == "thema" for button in done.buttons)


def test_the_whole_list_can_be_asked_for(talk: Talk) -> None:
    talk.says("hulp")

    assert "Kies waar het over gaat." in text(talk.presses("alle_themas"))
