# SPDX-License-Identifier: EUPL-1.2
"""An Entry as Telegram shows it: HTML, cut into messages that fit, with its buttons under the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from unicodedata import category

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardMarkupLimit, MessageLimit

from bot.channels.telegram.cut import cut, pack, units
from bot.conversation.entry import Choice, Entry, Part

LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)
CAPTION = int(MessageLimit.CAPTION_LENGTH)
MOST_BUTTONS = int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)
# Two of these stand side by side on a narrow phone without being cut off.
SHORT = 16
LONGEST_TITLE = 256


@dataclass(frozen=True)
class Bubble:
    """One Telegram message, in HTML and in plain text for when the HTML is refused.

    `calendar` is the id of an activity whose file it brings, with the words under it.
    """

    html: str
    plain: str
    keyboard: InlineKeyboardMarkup | None = None
    calendar: str | None = None


@dataclass(frozen=True)
class _Block:
    title: str
    text: str

    @property
    def plain(self) -> str:
        return "\n".join(filter(None, (self.title, self.text)))

    @property
    def html(self) -> str:
        title = f"<b>{escape(self.title)}</b>" if self.title else ""
        return "\n".join(filter(None, (title, escape(self.text))))


def render(entry: Entry, longest: int = LONGEST) -> list[Bubble]:
    """The messages that show `entry`; none where it says nothing."""
    calendar = next((part.calendar for part in entry.parts if part.calendar), None)
    if calendar:
        longest = min(longest, CAPTION)
    groups = pack(_blocks(entry, longest), lambda block: units(block.plain), longest)
    bubbles = [_bubble(group) for group in groups]
    if bubbles:
        below = keyboard(entry.buttons) if entry.buttons else None
        bubbles[-1] = replace(bubbles[-1], keyboard=below, calendar=calendar)
    return bubbles


def keyboard(choices: Sequence[Choice]) -> InlineKeyboardMarkup:
    """Buttons in their order: two short ones a row, a long one alone."""
    rows: list[list[Choice]] = []
    for choice in choices[:MOST_BUTTONS]:
        beside = rows and len(rows[-1]) == 1 and _short(rows[-1][0]) and _short(choice)
        if beside:
            rows[-1].append(choice)
        else:
            rows.append([choice])
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(each.title, callback_data=each.payload) for each in row] for row in rows]
    )


def _short(choice: Choice) -> bool:
    return len(choice.title) <= SHORT


def _blocks(entry: Entry, longest: int) -> list[_Block]:
    blocks: list[_Block] = []
    for part in _named(entry):
        title = _clean(part.title or "")[:LONGEST_TITLE]
        pieces = cut(_clean(part.text), longest - units(title) - 1) or [""]
        blocks += [_Block(title, pieces[0]), *(_Block("", piece) for piece in pieces[1:])]
    return [block for block in blocks if block.plain]


def _named(entry: Entry) -> tuple[Part, ...]:
    """The parts, under the worker's first name where a worker speaks."""
    if entry.who != "worker" or not entry.name or not entry.parts:
        return entry.parts
    first, *rest = entry.parts
    if first.title:
        return (Part(title=entry.name), *entry.parts)
    return (Part(first.text, entry.name), *rest)


def _clean(text: str) -> str:
    # Telegram would drop control characters or refuse the message; a joined emoji (Cf) stays whole.
    return "".join(sign for sign in text if sign == "\n" or category(sign) not in ("Cc", "Cs")).strip()


def _bubble(blocks: Sequence[_Block]) -> Bubble:
    return Bubble("\n\n".join(block.html for block in blocks), "\n\n".join(block.plain for block in blocks))
