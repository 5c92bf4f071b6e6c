# SPDX-License-Identifier: EUPL-1.2
"""A script played against a running installation: every verb of a step is a method here."""

from __future__ import annotations

import re
from typing import Any

from tests.telegram_server import TelegramServer
from tests.whole.cast import Cast, Resident
from tests.whole.installation import Installation
from tests.whole.messages import Received
from tests.whole.script import Script
from tests.whole.worker import Worker


class Play:
    """One performance, over one channel."""

    def __init__(self, omzien: Installation, telegram: TelegramServer, channel: str) -> None:
        self._cast = Cast(omzien, telegram, channel)
        self._who = "one"
        self._answers: list[Received] = []
        self._before: list[Received] = []
        self._kept: dict[str, tuple[int, str]] = {}

    def run(self, script: Script) -> None:
        """Step by step; AssertionError says at which step it went wrong."""
        for number, step in enumerate(script.steps, 1):
            for verb, value in step.items():
                try:
                    getattr(self, f"_{verb}")(value)
                except AssertionError as error:
                    raise AssertionError(f"{script.name}, step {number} ({verb}): {error}") from error

    # What a resident does.

    def _as(self, name: str) -> None:
        """From here on another resident, with a conversation of their own, acts."""
        self._who, self._answers = name, []

    def _resident(self, text: str | dict[str, Any]) -> None:
        """Types a text; {text, times} is that text so many times over."""
        typed = text if isinstance(text, str) else str(text["text"]) * int(text["times"])
        self._answered(self._one.say(typed))

    def _press(self, title: str) -> None:
        self._answered(self._one.press(title))

    def _press_without_answer(self, title: str) -> None:
        """Press a button after which nothing may be said."""
        self._answered(self._one.press_only(title))
        assert not self._answers, f"the bot spoke: {_text(self._answers)!r}"

    def _keep(self, button: dict[str, str]) -> None:
        """Remember a button that can be pressed now, for `old`: {title: name}."""
        self._kept |= {name: self._one.held(title) for title, name in button.items()}

    def _old(self, name: str) -> None:
        """Press a button that was remembered, whoever's it was."""
        self._answered(self._one.press_held(*self._kept[name]))

    def _does(self, act: str | dict[str, Any]) -> None:
        """What only the app can do: voice, photo, sticker, document, location, edit."""
        verb, value = (act, ()) if isinstance(act, str) else next(iter(act.items()))
        self._answered(self._one.do(verb, *(value if isinstance(value, list | tuple) else [value])))

    def _twice(self, text: str) -> None:
        """The same message arrives again: the answers must be the very same."""
        first, again = (self._one.say(text, message_id="dezelfde") for _ in range(2))
        assert [(m.id, m.text) for m in first] == [(m.id, m.text) for m in again], "another answer"
        self._answered(first)

    def _at_once(self, texts: list[str]) -> None:
        self._answered(self._one.say_all(texts))

    def _flood(self, count: int) -> None:
        """So many messages one after another, without waiting for an answer."""
        self._answered(self._one.say_all([f"en nog wat {number}" for number in range(count)]))

    def _says_without_answer(self, text: str) -> None:
        """To a person: the bot must stay silent."""
        self._answered(self._one.say_only(text))
        spoke = [message.text for message in self._answers if message.who != "worker"]
        assert not spoke, f"the bot spoke: {spoke}"

    # What a resident gets.

    def _bot(self, wanted: str | list[str]) -> None:
        """Every text must be in the answers to the last step; /…/ is a pattern."""
        self._answers += self._one.until(lambda fresh: not _missing(wanted, [*self._answers, *fresh]))
        assert not (missing := _missing(wanted, self._answers)), f"{missing} not in: {_text(self._answers)!r}"

    def _not(self, unwanted: str | list[str]) -> None:
        said = _text(self._answers)
        for words in [unwanted] if isinstance(unwanted, str) else unwanted:
            assert not _in(words, said), f"{words!r} is in: {said!r}"

    def _never(self, unwanted: str | list[str]) -> None:
        """Nowhere in all that this resident received."""
        self._not_in(unwanted, self._one.everything())

    def _once(self, words: str) -> None:
        """In exactly one of all messages this resident received."""
        said = [message.text for message in self._one.everything() if _in(words, message.text)]
        assert len(said) == 1, f"{words!r} was said in {len(said)} messages: {said!r}"

    def _not_in(self, unwanted: str | list[str], messages: list[Received]) -> None:
        self._answers, kept = messages, self._answers
        self._not(unwanted)
        self._answers = kept

    def _buttons(self, titles: list[str]) -> None:
        there = list(self._one.buttons())
        for title in titles:
            assert title in there, f"no button {title!r}; there are {there}"

    def _without(self, titles: list[str]) -> None:
        there = list(self._one.buttons())
        assert not set(titles) & set(there), f"these buttons should not be there: {there}"

    def _at_most(self, count: int) -> None:
        """So many buttons, and a way on is always one of them."""
        assert 0 < len(self._one.buttons()) <= count, list(self._one.buttons())

    def _other_words(self, _: bool) -> None:
        """Not the same text as the answer before."""
        assert _text(self._answers) != _text(self._before), f"said twice: {_text(self._answers)!r}"

    def _sees(self, wanted: str | list[str]) -> None:
        """What comes without being asked for."""
        self._answered([])
        self._bot(wanted)

    def _left(self, count: int) -> None:
        """So many messages can still be read in the chat."""
        self._one.until_left(count)

    def _forgotten(self, _: bool) -> None:
        """Wait until nothing of this conversation is kept."""
        self._cast.until_forgotten(self._one)

    # What workers do, and what time does.

    def _worker(self, move: str | dict[str, Any]) -> None:
        self._at_the_desk(self._cast.coordinator(), move)

    def _colleague(self, move: str | dict[str, Any]) -> None:
        self._at_the_desk(self._cast.colleague("Anja"), move)

    def _team(self, team: dict[str, str]) -> None:
        """Teams by key with the municipality each is for."""
        for key, municipality in team.items():
            self._cast.found(key, municipality)

    def _member(self, moves: dict[str, str | dict[str, Any]]) -> None:
        """What workers of one team do, by the key of their team."""
        for team, move in moves.items():
            self._at_the_desk(self._cast.member(team), move)

    def _at_the_desk(self, worker: Worker, move: str | dict[str, Any]) -> None:
        verb, value = (move, None) if isinstance(move, str) else next(iter(move.items()))
        worker.about(self._cast.conversation(self._one))
        method = getattr(worker, verb)
        method() if value is None else method(value)

    def _clock(self, moved: str) -> None:
        self._cast.move_clock(moved)

    @property
    def _one(self) -> Resident:
        return self._cast.resident(self._who)

    def _answered(self, answers: list[Received]) -> None:
        self._before, self._answers = self._answers, answers


def _text(messages: list[Received]) -> str:
    return "\n".join(message.text for message in messages)


def _missing(wanted: str | list[str], messages: list[Received]) -> list[str]:
    said = _text(messages)
    return [words for words in ([wanted] if isinstance(wanted, str) else wanted) if not _in(words, said)]


def _in(words: str, text: str) -> bool:
    if len(words) > 2 and words.startswith("/") and words.endswith("/"):
        return re.search(words[1:-1], text) is not None
    return words in text
