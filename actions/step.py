# SPDX-License-Identifier: EUPL-1.2
"""Between Rasa and the dialogue: an action reads the turn, answers it, and writes what changed."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions import answer, state, turn
from actions.answer import Handler
from content.preview import Previews


class Step:
    """One row of the table, as the SDK runs it, with the texts in use or those of a try-out."""

    def __init__(self, handler: Handler, books: Previews) -> None:
        self._handler = handler
        self._books = books

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Exactly one reply, and an event for each slot that changed."""
        self._books.live.refresh()
        told = tracker.latest_message.get("metadata") or {}
        heard = turn.read(tracker.latest_message, self._books.of(told))
        before = state.load(tracker.slots)
        done = self._handler(heard, before)
        if self._books.lost(told):
            done = done.after(heard.say("desk_tryout_lost"))
        reply = answer.reply(heard, done)
        dispatcher.utter_message(json_message=reply.model_dump(mode="json"))
        return [SlotSet(name, value) for name, value in state.changes(before, done.state).items()]
