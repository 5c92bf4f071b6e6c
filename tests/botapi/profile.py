# SPDX-License-Identifier: EUPL-1.2
"""Bot API methods about the bot itself."""

from __future__ import annotations

import re
from typing import Any

from tests.botapi import things
from tests.botapi.refusal import bad
from tests.botapi.world import World

Json = dict[str, Any]
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


class Profile:
    """getMe, commands and descriptions; commands are kept per scope and language."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._commands: dict[tuple[str, str], list[Json]] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def get_me(self) -> Json:
        """Who the bot is."""
        return things.bot(self._world.bot_id)

    def set_my_commands(
        self, commands: list[Json], scope: Json | None = None, language_code: str = ""
    ) -> bool:
        """The list behind the menu button."""
        if len(commands) > 100:
            raise bad("too many commands specified")
        for command in commands:
            _check(command)
        self._commands[_scope(scope), language_code] = commands
        return True

    def get_my_commands(self, scope: Json | None = None, language_code: str = "") -> list[Json]:
        """The same, read back."""
        return self._commands.get((_scope(scope), language_code), [])

    def delete_my_commands(self, scope: Json | None = None, language_code: str = "") -> bool:
        """No list any more."""
        self._commands.pop((_scope(scope), language_code), None)
        return True

    def set_my_description(self, description: str = "", language_code: str = "") -> bool:
        """What a stranger sees before /start."""
        return self._describe("description", description, language_code, 512)

    def get_my_description(self, language_code: str = "") -> Json:
        """The same, read back."""
        return {"description": self._texts.get(("description", language_code), "")}

    def set_my_short_description(self, short_description: str = "", language_code: str = "") -> bool:
        """What stands on the bot's profile page."""
        return self._describe("short_description", short_description, language_code, 120)

    def get_my_short_description(self, language_code: str = "") -> Json:
        """The same, read back."""
        return {"short_description": self._texts.get(("short_description", language_code), "")}

    def _describe(self, which: str, text: str, language: str, most: int) -> bool:
        if len(text) > most:
            raise bad(f"bot {which.replace('_', ' ')} is too long")
        self._texts[which, language] = text
        return True


def _scope(scope: Json | None) -> str:
    return str((scope or {}).get("type", "default"))


def _check(command: Json) -> None:
    if not COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
