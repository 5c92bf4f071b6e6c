# SPDX-License-Identifier: EUPL-1.2
"""The light of a danger card: what is said after it, and when the talk is about everyday things again."""

from __future__ import annotations

from collections.abc import Mapping

from bot.conversation import buttons as button_map
from bot.conversation.entry import Draft
from bot.conversation.outcome import Item, Outcome
from bot.conversation.voice import Voice
from bot.danger import danger
from bot.services import Services

ANSWERS = ("ja", "nee", "weet_niet", "hulp")
"""Buttons and commands that are answered in the light too."""
LEAVES = ("iets_anders", "opnieuw", "begroeten")
"""Buttons of whoever chooses to talk about something else."""
WAITS = "danger_waits"
"""The field that says: a person was asked for in the light, which is back when nothing is passed on."""
NO = ("nee", "neen", "liever niet", "laat maar", "toch niet", "niet doen", "niets doorgeven")


class Light:
    """Follows up on danger cards."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def answer(self, item: Item, conversation: dict[str, str]) -> Outcome | None:
        """What belongs to the card; None where the light is out, for whoever wants a person or something
        else, and for whoever said that there is no danger and was told: go on."""
        if not danger.still_in_its_light(conversation, await self._s.clock.now()):
            return None
        if item.asks_for_a_person or item.wants_out or (item.button and item.button not in ANSWERS):
            return None
        return None if danger.is_calm(conversation["danger"]) else self._follows(item, conversation)

    async def after_dialogue(self, item: Item, outcome: Outcome, conversation: dict[str, str]) -> Outcome:
        """What an everyday answer does to it; who wanted a person and passes nothing on stays in it."""
        if await self._waited_in_vain(item, outcome, conversation):
            return self._back(outcome, conversation)
        lit, waited = conversation.get("danger_lit"), conversation.get(WAITS)
        if lit:
            outcome.unset.append("danger_lit")
        waits = (lit and item.asks_for_a_person) or (waited and item.button not in LEAVES)
        if waits and not outcome.handoff:
            outcome.set[WAITS] = 1
        elif waited:
            outcome.unset.append(WAITS)
        return outcome

    async def _waited_in_vain(self, item: Item, outcome: Outcome, conversation: dict[str, str]) -> bool:
        if not conversation.get(WAITS) or outcome.handoff:
            return False
        if await self._s.clock.now() - float(conversation.get("danger_at", 0)) >= danger.LIGHT_S:
            return False
        if item.button is not None:
            return item.button == "niet_doorgeven"
        return item.text.lower().startswith(NO) and await self._asked_to_pass_on(item, conversation)

    async def _asked_to_pass_on(self, item: Item, conversation: Mapping[str, str]) -> bool:
        current = await button_map.opened(self._s.vault, item.ref, conversation.get("buttons"))
        return any(button["id"] == "niet_doorgeven" for button in current.values())

    def _back(self, outcome: Outcome, conversation: dict[str, str]) -> Outcome:
        """That nothing is passed on, and in the same message what belongs to the card, with its buttons."""
        lit = self._follows(None, conversation)
        whole = (*outcome.drafts, *lit.drafts)
        parts = tuple(part for draft in whole for part in draft.parts)
        outcome.drafts = [Draft("bot", parts, private=any(draft.private for draft in whole))]
        outcome.buttons = lit.buttons
        outcome.unset.append(WAITS)
        outcome.set |= {**lit.set, "danger_lit": 1}
        return outcome

    def _follows(self, item: Item | None, conversation: dict[str, str]) -> Outcome:
        card = danger.surely(
            lambda voice: self._card(item, conversation, voice), Voice(self._s, conversation)
        )
        drafts = [Draft("bot", card.parts, private=card.private)]
        return Outcome(drafts=drafts, buttons=list(card.buttons), set={"danger": card.mark})

    def _card(self, item: Item | None, conversation: dict[str, str], voice: Voice) -> danger.Card:
        card = danger.follow_up(self._s, voice, conversation["danger"], item)
        return danger.discreet(card, voice.text("neutral")) if conversation.get("private") else card
