# SPDX-License-Identifier: EUPL-1.2
"""A conversation with the real actions: as Rasa would call them, with the slots kept in between."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.step import Step
from actions.table import TABLE
from content.catalogue import Catalogue
from content.preview import Previews
from content.reply import Reply
from tests.actions import house

RULES = {
    "zorg_delen": "action_worry",
    "plaats": "action_place",
    "liever_niet": "action_no_place",
    "bevestigen": "action_yes",
    "ontkennen": "action_no",
    "weet_niet": "action_unknown",
    "mens": "action_person",
    "meer": "action_more",
    "iets_anders": "action_other",
    "goed_zo": "action_closing",
    "terug": "action_step_back",
    "opnieuw": "action_afresh",
    "begroeten": "action_greeting",
    "bedanken": "action_thanks",
    "hulp": "action_help",
    "computer": "action_computer",
    "gegevens": "action_data",
    "wissen": "action_erase",
    "stoppen": "action_stop",
    "buiten_bereik": "action_outscope",
    "knop": "action_button",
}
RANKED = ("geld", "wonen", "eenzaamheid", "gezin", "psychisch")
SATURDAY_EVENING = "2026-11-21T20:00:00+01:00"


class Talk:
    """What a resident types and presses, and what comes back, each answer held to the house rules."""

    def __init__(self, book: Catalogue) -> None:
        self.book = book
        self.slots: dict[str, Any] = {}
        self.context: dict[str, Any] = {"version": 1, "now": SATURDAY_EVENING, "form": "je", "first": False}
        self.last: Reply | None = None

    def worry(
        self, text: str, *themes: str, decision: str = "sure", intent: str = "zorg_delen", **more: str
    ) -> Reply:
        """A worry in words, as the model would hand it on; `more` is what else it heard."""
        ranked = [*themes, *(theme for theme in RANKED if theme not in themes)]
        rows = [{"theme": theme, "confidence": 0.9 - place / 10} for place, theme in enumerate(ranked)]
        detected = list(themes) if decision != "unsure" else []
        return self._turn(intent, text=text, themes=rows, detected=detected, decision=decision, **more)

    def says(self, intent: str, text: str = "", certainty: float = 1.0) -> Reply:
        """Words of another intent."""
        return self._turn(intent, text=text or intent, certainty=certainty)

    def presses(self, id: str, **data: Any) -> Reply:
        """A button, which has to hang under the last answer when nothing goes with it."""
        assert self.last is not None
        button = next(
            b for b in self.last.buttons if b.id == id and (not data or b.data.items() >= data.items())
        )
        intent = button.id if button.id in RULES else "knop"
        return self._turn(intent, metadata={"button": {"id": button.id, "data": button.data}})

    def shares(self, **place: str) -> Reply:
        """A shared location."""
        return self._turn("plaats", metadata={"place": place})

    def _turn(
        self, intent: str, *, metadata: dict[str, Any] | None = None, certainty: float = 1.0, **heard: Any
    ) -> Reply:
        sure = {"name": intent, "confidence": certainty}
        latest = {"intent": sure, "metadata": {**self.context, **(metadata or {})}, **heard}
        action, dispatcher = RULES[intent], CollectingDispatcher()
        tracker = Tracker("proef", self.slots, latest, [], False, None, {}, None)
        for event in Step(TABLE[action], Previews(self.book)).run(dispatcher, tracker, {}):
            self.slots[event["name"]] = event["value"]
        [message] = dispatcher.messages
        self.last = Reply.model_validate(message["custom"])
        self.context["first"] = False
        house.hold(self.last)
        return self.last


def text(reply: Reply) -> str:
    """All an answer says."""
    return "\n".join(filter(None, (line for part in reply.parts for line in (part.title, part.text))))


def ids(reply: Reply) -> list[str]:
    """The buttons under an answer."""
    return [button.id for button in reply.buttons]


def shown(reply: Reply) -> list[str]:
    """The contacts an answer shows."""
    return [part.contact for part in reply.parts if part.contact]
