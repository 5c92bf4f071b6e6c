# SPDX-License-Identifier: EUPL-1.2
"""What an action answers: the one versioned schema between Rasa's `custom` part and the bot."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from content.model import ForWhom, Urgency

VERSION = 1


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Strict):
    """A paragraph of plain text; the title is shown bold, `contact` names the directory entry it shows."""

    text: str = Field(default="", max_length=4000)
    title: str | None = Field(default=None, max_length=200)
    contact: str | None = None


class Button(_Strict):
    """An answer a resident can press; `id` is what the dialogue understands, `data` what goes with it."""

    title: str = Field(min_length=1, max_length=60)
    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    data: dict[str, Any] = Field(default_factory=dict)


class Summary(_Strict):
    """What the resident agreed to pass on to a worker."""

    worry: str | None = None
    theme: str | None = None
    words: str | None = Field(default=None, max_length=1000)
    place: str | None = None
    municipality: str | None = None
    for_whom: ForWhom | None = None
    urgency: Urgency = "none"
    urgency_reason: str | None = None
    tried: list[str] = Field(default_factory=list)


class HandoffCommand(_Strict):
    """Put this conversation on the desk."""

    name: Literal["handoff"] = "handoff"
    summary: Summary = Field(default_factory=Summary)


class EraseCommand(_Strict):
    """Erase everything of this conversation; `receipt` says whether the resident is told."""

    name: Literal["erase"] = "erase"
    receipt: bool = True


class StopCommand(_Strict):
    """The resident wants no more messages until writing again."""

    name: Literal["stop"] = "stop"


Command = Annotated[HandoffCommand | EraseCommand | StopCommand, Field(discriminator="name")]


class Reply(_Strict):
    """One chat message: parts, buttons, and what the worker must commit with it."""

    version: Literal[1] = 1
    parts: list[Part] = Field(min_length=1)
    buttons: list[Button] = Field(default_factory=list, max_length=20)
    commands: list[Command] = Field(default_factory=list)
    private: bool = False
