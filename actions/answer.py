# SPDX-License-Identifier: EUPL-1.2
"""What a step of the dialogue gives back: one reply, and the state after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.state import ABOUT_REACHING, State
from actions.turn import Turn
from content.reply import Button, Command, Part, Reply

DISCLOSED = frozenset({"begroeten", "computer"})
"""The answers to these say themselves that Omzien is a computer."""


@dataclass(frozen=True)
class Answer:
    """One chat message to be, and what is remembered; `private` when others read this phone from now on."""

    state: State
    parts: tuple[Part, ...]
    buttons: tuple[Button, ...]
    commands: tuple[Command, ...] = ()
    private: bool = False

    def after(self, *texts: str) -> Answer:
        """The same answer with paragraphs before it."""
        return replace(self, parts=(*(Part(text=text) for text in texts if text), *self.parts))

    def and_then(self, *texts: str) -> Answer:
        """The same answer with paragraphs after it."""
        return replace(self, parts=(*self.parts, *(Part(text=text) for text in texts if text)))

    def instead(self, text: str) -> Answer:
        """The same buttons and state under another text."""
        return replace(self, parts=(Part(text=text),))


Handler = Callable[[Turn, State], Answer]


def answer(
    state: State,
    parts: Iterable[Part | str],
    buttons: Sequence[Button],
    commands: Sequence[Command] = (),
    **changed: Any,
) -> Answer:
    """An Answer from paragraphs, with changes to the state."""
    shown = tuple(Part(text=part) if isinstance(part, str) else part for part in parts if part)
    return Answer(replace(state, **changed), shown, tuple(buttons), tuple(commands))


def message(turn: Turn, state: State, key: str, **holes: str) -> Answer:
    """A message with the buttons its editor gave it, and no question left open."""
    return answer(state, [turn.say(key, **holes)], turn.buttons_of(key), question="none", repeats=0)


def reply(turn: Turn, done: Answer) -> Reply:
    """The Reply as it leaves: who speaks is said first, and nothing shows on a phone others read."""
    private = turn.context.private or done.private
    parts = [*_first_lines(turn, private), *done.parts]
    return Reply(
        parts=parts,
        buttons=list(done.buttons),
        commands=list(done.commands),
        private=private,
        asks=next((asked for asked in ABOUT_REACHING if asked == done.state.question), None),
    )


def _first_lines(turn: Turn, private: bool) -> list[Part]:
    lines = [turn.say("neutral")] if private else []
    if turn.intent not in DISCLOSED and (turn.context.first or turn.context.after_a_day):
        lines.append(turn.say("disclosure"))
    return [Part(text=line) for line in lines]
