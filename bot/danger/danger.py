# SPDX-License-Identifier: EUPL-1.2
"""Danger: the fixed cards, and what the bot says next while a conversation is read in that light."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import structlog

from bot.conversation.entry import Part
from bot.conversation.outcome import Item
from bot.conversation.voice import Voice
from bot.log import failure
from bot.services import Services
from content import model
from content.catalogue import UnknownText
from content.reply import Button

if TYPE_CHECKING:
    from nlu.safety import Verdict

_log = structlog.get_logger()
LIGHT_S = 12 * 3600.0
"""How long after a card the next messages are read in its light."""


@dataclass(frozen=True)
class Card:
    """A danger card ready to be said; `mark` is kept with the conversation, for desk and next turn."""

    parts: tuple[Part, ...]
    buttons: tuple[Button, ...]
    private: bool
    mark: str


CALM = ("suicide_no", "gevaar_no")
"""Cards for whoever said that there is no danger; they end with: go on telling."""


def is_calm(mark: str) -> bool:
    """Whether the last card asked nothing more: what is typed after it is a worry as any other."""
    return json.loads(mark)["card"] in CALM


def kind_of(mark: str) -> str:
    """The kind of danger in the mark that is kept with a conversation."""
    return str(json.loads(mark)["kind"])


def surely(make: Callable[[Voice], Card], voice: Voice) -> Card:
    """A card in the organisation's own words; in the base's where those cannot be read: it is never late."""
    try:
        return make(voice)
    except Exception as error:
        _log.critical("an organisation's words for danger cannot be read", error=failure(error))
        return make(voice.of_the_base())


def card_for(services: Services, verdict: Verdict, voice: Voice) -> Card:
    """The card of a verdict; `first` stays in the mark when follow-ups take the card's place."""
    mark = {"kind": verdict.kind, "certainty": verdict.certainty, "card": verdict.card, "first": verdict.card}
    if verdict.language:
        mark["language"] = verdict.language
    return read_card(services, voice, str(verdict.card), json.dumps(mark))


def read_card(services: Services, voice: Voice, key: str, mark: str) -> Card:
    """The card or follow-up with this key; the kind's plain text where content has lost it."""
    try:
        found = voice.card(key, voice.form)
        buttons = tuple(voice.titled(found.buttons))
    except UnknownText:
        _log.critical("a danger card is missing", kind=kind_of(mark))
        return _plain(voice, mark)
    parts = (*_in_their_language(voice, mark), Part(text="\n".join(found.lines)))
    return Card(parts=parts, buttons=buttons, private=found.private, mark=mark)


def _in_their_language(voice: Voice, mark: str) -> tuple[Part, ...]:
    """The same danger in the language it was told in, or else in English; nothing where that was Dutch."""
    stored = json.loads(mark)
    language = stored.get("language")
    keys = (f"{stored['kind']}_in_{code}" for code in (language, "en") if language)
    found = next(filter(None, (_find(voice, key) for key in keys)), None)
    return (Part(text="\n".join(found.lines)),) if found else ()


def _plain(voice: Voice, mark: str) -> Card:
    kind = kind_of(mark)
    parts = (*_in_their_language(voice, mark), Part(text=voice.text(f"danger_{kind}")))
    return Card(parts, tuple(voice.titled(["mens"])), kind == "geweld", mark)


def follow_up(services: Services, voice: Voice, mark: str, item: Item | None) -> Card:
    """What is said after a card: the answer to its question, else what belongs to the card or its kind, also
    where there is no message (any more) that it answers."""
    stored = json.loads(mark)
    said = _find(voice, stored["card"])
    key = said.answers.get(item.button or plain_answer(item.text)) if said and item else None
    own = f"danger_next_{stored.get('first', '')}"
    key = key or (own if _find(voice, own) else f"danger_next_{stored['kind']}")
    return read_card(services, voice, key, json.dumps({**stored, "card": key}))


def _find(voice: Voice, key: str) -> model.Card | None:
    try:
        return voice.card(key)
    except UnknownText:
        return None


def discreet(card: Card, neutral: str) -> Card:
    """The card for a phone that somebody else reads: what a notification shows of it says nothing."""
    first, *others = card.parts
    if card.private:
        return card
    return replace(card, parts=(Part(text=f"{neutral}\n{first.text}"), *others), private=True)


def plain_answer(text: str) -> str:
    """The button a short typed answer stands for, or an empty text."""
    return _PLAIN.get(text.lower().strip(" .,!?"), "")


_PLAIN = {
    **dict.fromkeys(("ja", "jawel", "ja hoor", "jep", "klopt"), "ja"),
    **dict.fromkeys(("nee", "neen", "nee hoor", "nope", "nee niet"), "nee"),
    **dict.fromkeys(("weet ik niet", "weet niet", "geen idee", "misschien"), "weet_niet"),
}


def overtook(conversation: dict[str, str], item: Item) -> bool:
    """Whether a card was given to a later message than this one, which only had words in it."""
    plain = item.button is None and not item.asks_for_a_person
    return (
        plain and bool(conversation.get("danger_lit")) and item.seq < int(conversation.get("danger_seq", 0))
    )


FEW = 5
"""Words of an answer that says little by itself: "hij is nu weg"."""


def only_goes_on(conversation: dict[str, str], verdict: Verdict, text: str) -> bool:
    """Whether a message that only may be about danger goes on about the card before it: the follow-up answers
    it then. What is clear, and a doubt about suicide beside another danger, always gets a card of its own."""
    if verdict.certainty != "perhaps":
        return False
    same = kind_of(conversation["danger"]) == verdict.kind
    return same or (verdict.kind != "suicide" and len(text.split()) <= FEW)


def still_in_its_light(conversation: dict[str, str], now: float) -> bool:
    """Whether the next message must be read in the light of a card."""
    return bool(conversation.get("danger_lit")) and now - float(conversation.get("danger_at", 0)) < LIGHT_S
