# SPDX-License-Identifier: EUPL-1.2
"""What an action answers: the one versioned schema between Rasa's `custom` part and the bot."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from content.model import ForWhom, Urgency

VERSION = 1
Times = Literal["ochtend", "middag", "avond", "altijd"]
AboutReaching = Literal["reach_number", "reach_times", "reach_agree", "reads_along"]
Wrong = Literal["phone", "closed", "other"]
"""What somebody can say is wrong with a contact."""
ReadsAlong = Literal["ja", "nee", "weet_niet"]
"""Whether somebody else may read what comes in on the resident's phone."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Strict):
    """A paragraph of plain text; the title is shown bold, `contact` names the directory entry it shows.

    `calendar` is the id of an activity that goes along as a file, where a channel brings files.
    """

    text: str = Field(default="", max_length=4000)
    title: str | None = Field(default=None, max_length=200)
    contact: str | None = None
    calendar: str | None = None


class Button(_Strict):
    """An answer a resident can press; `id` is what the dialogue understands, `data` what goes with it."""

    title: str = Field(min_length=1, max_length=60)
    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    data: dict[str, Any] = Field(default_factory=dict)


class Reach(_Strict):
    """How the resident wants the answer: here in the conversation, or by phone on a number they gave.

    `number` is as people dial it; `words` are the resident's own on when it suits.
    """

    channel: Literal["chat", "phone"] = "chat"
    number: str | None = Field(default=None, max_length=30)
    e164: str | None = Field(default=None, pattern=r"^\+[1-9][0-9]{6,14}$")
    times: Times | None = None
    words: str | None = Field(default=None, max_length=100)


class Summary(_Strict):
    """What the resident agreed to pass on to a worker; `reads_along` is None where that was not answered."""

    worry: str | None = None
    theme: str | None = None
    words: str | None = Field(default=None, max_length=1000)
    place: str | None = None
    municipality: str | None = None
    for_whom: ForWhom | None = None
    urgency: Urgency = "none"
    urgency_reason: str | None = None
    tried: list[str] = Field(default_factory=list)
    reach: Reach = Field(default_factory=Reach)
    reads_along: ReadsAlong | None = None


class HandoffCommand(_Strict):
    """Put this conversation on the desk."""

    name: Literal["handoff"] = "handoff"
    summary: Summary = Field(default_factory=Summary)


class ContactCommand(_Strict):
    """Put how to reach the resident, or whether somebody reads along, into the handoff that was made."""

    name: Literal["contact"] = "contact"
    reach: Reach | None = None
    reads_along: ReadsAlong | None = None


class FollowUpCommand(_Strict):
    """The resident was offered to be asked later how it went with this theme."""

    name: Literal["follow_up"] = "follow_up"
    theme: str | None = None


class ReminderCommand(_Strict):
    """Tell the resident at a moment (with its offset) of an activity on a day; without one, no more of it."""

    name: Literal["reminder"] = "reminder"
    activity: str | None = None
    day: str = ""
    at: str = ""


class EraseCommand(_Strict):
    """Erase everything of this conversation; `receipt` says whether the resident is told."""

    name: Literal["erase"] = "erase"
    receipt: bool = True


class StopCommand(_Strict):
    """The resident wants no more messages until writing again."""

    name: Literal["stop"] = "stop"


class ReportCommand(_Strict):
    """A resident says that something of a contact or an activity is wrong; kept without who said it."""

    name: Literal["report"] = "report"
    contact: str = Field(pattern=r"^((activity|vacancy):)?[a-z0-9][a-z0-9_.-]{0,79}$")
    what: Wrong


class LackCommand(_Strict):
    """Nobody nearby is known for this theme in this municipality; counted, without who asked."""

    name: Literal["lack"] = "lack"
    theme: str = Field(pattern=r"^[a-z0-9_]{1,60}$")
    municipality: str = Field(pattern=r"^GM[0-9]{4}$")


Command = Annotated[
    HandoffCommand
    | ContactCommand
    | FollowUpCommand
    | ReminderCommand
    | EraseCommand
    | StopCommand
    | ReportCommand
    | LackCommand,
    Field(discriminator="name"),
]


class Reply(_Strict):
    """One chat message: parts, buttons, and what the worker must commit with it.

    `asks` names a question of which a typed answer is for the dialogue, also while a person is waited for.
    """

    version: Literal[1] = 1
    parts: list[Part] = Field(min_length=1)
    buttons: list[Button] = Field(default_factory=list, max_length=20)
    commands: list[Command] = Field(default_factory=list)
    private: bool = False
    asks: AboutReaching | None = None
