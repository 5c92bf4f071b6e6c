# SPDX-License-Identifier: EUPL-1.2
"""One turn: who owns it, what is said, what changes; nothing is written here."""

from __future__ import annotations

from dataclasses import replace

from bot.agenda.reminder import FIELD as REMINDERS
from bot.agenda.reminder import Reminders
from bot.conversation import buttons as button_map
from bot.conversation import contact, handoff
from bot.conversation.entry import Draft, Part, opened_with
from bot.conversation.introduction import introduced
from bot.conversation.outcome import Item, Outcome
from bot.conversation.voice import Voice
from bot.danger import danger
from bot.danger.light import Light
from bot.desk.leading.off_switch import OffSwitch
from bot.desk.promises import unread
from bot.desk.teams import block, routing
from bot.follow_up.offer import FIELDS
from bot.follow_up.turn import FollowUp
from bot.masking import notice
from bot.metrics.turns import asked
from bot.phrases.catching import caught
from bot.services import Services
from bot.turns.context import context
from bot.turns.rasa import Rasa
from bot.upkeep.reports import RESIDENT, field
from content.reply import (
    Command,
    ContactCommand,
    EraseCommand,
    HandoffCommand,
    LackCommand,
    Reply,
    ReportCommand,
    StopCommand,
)

FLOOD = 20
"""More messages than this in one minute get a kind pause."""
LONG = 1000
"""As many characters as the dialogue reads."""
WAYS_OUT = ("wissen", "wis_alles", "niet_wissen", "stoppen")
"""Buttons that work when Omzien is off too."""


class Turn:
    """Decides turns."""

    def __init__(self, services: Services, rasa: Rasa) -> None:
        self._s, self._rasa = services, rasa
        self._off = OffSwitch(services.redis, services.clock)
        self._light = Light(services)
        self._follow_up = FollowUp(services)
        self._reminders = Reminders(services)

    def voice(self, conversation: dict[str, str]) -> Voice:
        """How this resident is spoken to."""
        return Voice(self._s, conversation)

    async def decide(self, item: Item, conversation: dict[str, str]) -> Outcome:
        """What to do about a message; rasa.Silent when the dialogue is needed and does not answer."""
        local = await self.without_dialogue(item, conversation)
        if local is not None:
            return introduced(local, self.voice(conversation), conversation)
        person = self._follow_up.person(item, conversation)
        if person is None:
            return await self._dialogue(item, conversation)
        return await self._follow_up.sorry(await self._dialogue(person, conversation), item, conversation)

    async def without_dialogue(self, item: Item, conversation: dict[str, str]) -> Outcome | None:
        """What can be decided here; None when it is for the dialogue."""
        if item.body["kind"] == "blocked":
            return Outcome(set={"undelivered": item.seq})
        if item.danger:
            return await routing.alone(self._s, item.ref, conversation)
        if handoff.person_has_the_turn(conversation):
            return await self._to_a_person(item, conversation)
        if danger.overtook(conversation, item):
            # The card was the answer to this too; nothing everyday may come after it.
            return Outcome()
        if await self._off.is_off(item.ref.organisation):
            return await self._closed(item, conversation)
        if item.burst <= FLOOD and not item.wants_out and item.button not in WAYS_OUT:
            shut = await block.answer(self._s, conversation)
            if shut is not None:
                return shut
        answered = await self._unread(item, conversation)
        if answered is not None:
            return answered
        return (
            await self._waiting(item, conversation)
            or await self._light.answer(item, conversation)
            or await self._follow_up.heard(item, conversation)
            or await self._only_a_number(item, conversation)
        )

    async def _only_a_number(self, item: Item, conversation: dict[str, str]) -> Outcome | None:
        """Nothing is left of it to understand: the last question stays open."""
        if notice.nothing_else(item):
            return await self._again(notice.text(self.voice(conversation), item), item, conversation)
        return None

    async def _to_a_person(self, item: Item, conversation: dict[str, str]) -> Outcome | None:
        """For the person who has the turn, and who must see it; erasing is everybody's right also then."""
        if item.erases:
            return None
        if item.button == "stoppen":
            return Outcome(set={"stopped": 1}, unset=[*FIELDS, REMINDERS], keep_buttons=True)
        outcome = contact.told_meanwhile(item, conversation)
        outcome.timers[unread.KIND] = await self._s.clock.now() + unread.AFTER_S
        return _heard_again(outcome, conversation)

    async def _closed(self, item: Item, conversation: dict[str, str]) -> Outcome | None:
        """Omzien is off: only what is about danger is answered as ever, and erasing is for the dialogue."""
        if item.burst > FLOOD and item.button != "mens":
            return await self._unread(item, conversation)
        lit = await self._light.answer(item, conversation)
        if lit is not None:
            return lit
        if item.wants_out or item.button in WAYS_OUT:
            return None
        return self.voice(conversation).say("off_waiting" if handoff.waits(conversation) else "off")

    async def _unread(self, item: Item, conversation: dict[str, str]) -> Outcome | None:
        """A message there is nothing to understand in."""
        voice, kind = self.voice(conversation), item.body["kind"]
        if item.burst > FLOOD and item.button != "mens":
            return voice.say("flood") if item.burst == FLOOD + 1 else Outcome()
        if kind == "unsupported":
            return voice.say(unsupported_key(item.body["text"]))
        if kind == "button" and item.button is None:
            return await self._old_button(item, conversation)
        if item.body.get("edited") and not item.asks_for_a_person:
            return voice.say("edited")
        if kind == "place" and not item.body.get("place"):
            return voice.say("location_unknown")
        return voice.say("empty") if kind == "text" and not item.text else None

    async def _waiting(self, item: Item, conversation: dict[str, str]) -> Outcome | None:
        """The resident waits for a person: acknowledge, and offer to help meanwhile.

        An open question about reaching the resident is for the dialogue.
        """
        if not handoff.waits(conversation) or conversation.get("helping") or conversation.get("asking"):
            return None
        if item.button is not None or item.seq <= int(conversation.get("handed_at", 0)):
            # What was held from before the handoff is not on the desk: it is answered here.
            return None
        voice = self.voice(conversation)
        return _heard_again(voice.say("handoff_waiting", when=await voice.when()), conversation)

    async def _old_button(self, item: Item, conversation: dict[str, str]) -> Outcome:
        if not await button_map.opened(self._s.vault, item.ref, conversation.get("buttons")):
            return self.voice(conversation).say("old_button")
        return await self._again(self.voice(conversation).text("old_button"), item, conversation)

    async def _again(self, text: str, item: Item, conversation: dict[str, str]) -> Outcome:
        """A sentence over the buttons of the last question, which stay what they are."""
        current = await button_map.opened(self._s.vault, item.ref, conversation.get("buttons"))
        draft = Draft("bot", (Part(text=text),), button_map.shown(current))
        return Outcome([self.voice(conversation).discreet(draft)], keep_buttons=True, warned=True)

    async def _dialogue(self, item: Item, conversation: dict[str, str]) -> Outcome:
        if handoff.person_has_the_turn(conversation) and not item.button:
            item = replace(item, body={"kind": "button", "text": "", "button": {"id": "wissen", "data": {}}})
        body = {
            "organisation": item.ref.organisation,
            "conversation": item.ref.id,
            "message_id": str(item.seq),
            "kind": item.body["kind"],
            "text": item.text[:LONG],
            "button": _id_and_data(item),
            "place": item.body.get("place"),
            "context": await context(self._s, item.gap, conversation),
        }
        said = await asked(self._s.tally, self._rasa.turn(body))
        replies = said.replies
        outcome = self.outcome(replies)
        outcome.missed = caught(said.missed, item, conversation)
        await self._follow_up.after_dialogue(item.ref, outcome, replies, conversation)
        await self._reminders.after_dialogue(item.ref, outcome, replies, conversation)
        if len(item.text) > LONG and outcome.drafts:
            outcome.drafts[0] = opened_with(outcome.drafts[0], self.voice(conversation).text("too_long"))
        if item.button == "verder_zoeken":
            outcome.set["helping"] = 1
        outcome = await self._light.after_dialogue(item, outcome, conversation)
        if handoff.person_has_the_turn(conversation):
            # Only about erasing: the house says it, the bot does not come in between.
            outcome.drafts = [replace(draft, who="system") for draft in outcome.drafts]
        return outcome

    def outcome(self, replies: list[Reply]) -> Outcome:
        """What the replies of the dialogue ask for."""
        outcome = Outcome(buttons=list(replies[-1].buttons), unset=["stopped"])
        contact.asking(outcome, replies)
        for reply in replies:
            parts = tuple(Part(p.text, p.title, p.contact, p.calendar) for p in reply.parts)
            outcome.drafts.append(Draft("bot", parts, private=reply.private))
            for command in reply.commands:
                _obey(outcome, command)
        return outcome


def unsupported_key(kind: str) -> str:
    """The message for a kind of update that cannot be read."""
    return {"voice": "unsupported_voice", "photo": "unsupported_photo"}.get(kind, "unsupported_other")


def _heard_again(outcome: Outcome, conversation: dict[str, str]) -> Outcome:
    """Who wanted to hear nothing more and writes all the same is told again what happens."""
    if conversation.get("stopped"):
        outcome.unset.append("stopped")
    return outcome


def _id_and_data(item: Item) -> dict[str, object] | None:
    button = item.body.get("button")
    return {"id": button["id"], "data": button.get("data") or {}} if button else None


def _obey(outcome: Outcome, command: Command) -> None:
    if isinstance(command, HandoffCommand):
        outcome.handoff = command
    elif isinstance(command, ContactCommand):
        outcome.contact = command
    elif isinstance(command, ReportCommand):
        outcome.reports.append(field(command.contact, command.what, RESIDENT))
    elif isinstance(command, LackCommand):
        outcome.counts.append(f"lack|{command.theme}|{command.municipality}")
    elif isinstance(command, EraseCommand):
        outcome.erase = command
    elif isinstance(command, StopCommand):
        outcome.set["stopped"] = 1
        outcome.unset.remove("stopped")
        outcome.unset += (*FIELDS, REMINDERS)
