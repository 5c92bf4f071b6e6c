# SPDX-License-Identifier: EUPL-1.2
"""The Bot API's methods by name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from tests.botapi import parameters
from tests.botapi.chats import Chats
from tests.botapi.hook import Hook
from tests.botapi.intake import Intake
from tests.botapi.messages import Messages
from tests.botapi.profile import Profile
from tests.botapi.refusal import Refusal
from tests.botapi.world import World

Method = Callable[..., Any]


class Api:
    """Methods are found without regard to case, as Telegram does."""

    def __init__(self, world: World, hook: Hook) -> None:
        self._world = world
        groups = (Messages(world), Profile(world), Chats(world), Intake(world, hook))
        self.methods: dict[str, Method] = {
            name: getattr(group, name) for group in groups for name in dir(group) if name[0] != "_"
        }
        self._by_wire_name = {name.replace("_", ""): name for name in self.methods}

    async def call(self, wire_name: str, given: dict[str, Any]) -> Any:
        """The result, or Refusal."""
        name = self._by_wire_name.get(wire_name.lower())
        if name is None:
            raise Refusal(404, "Not Found")
        method = self.methods[name]
        fitting = parameters.fit(method, given)
        if inspect.iscoroutinefunction(method):
            return await method(**fitting)
        with self._world.lock:
            return method(**fitting)
