# SPDX-License-Identifier: EUPL-1.2
"""A file an editor brought, kept for an hour while they look at what it would change."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, replace
from typing import Any

from content.imports.intake import Brought
from store import keys

KEPT_S = 3600


class Shelved:
    """By an id that only the editor's page knows."""

    def __init__(self, redis: Any, organisation: str) -> None:
        self._redis, self._organisation = redis, organisation

    async def put(self, brought: Brought) -> str:
        """Keep it; the id it is known by."""
        id = secrets.token_hex(16)
        await self._keep(id, brought)
        return id

    async def get(self, id: str) -> Brought | None:
        """What was kept; None when the hour is over."""
        stored = await self._redis.get(keys.directory_file(self._organisation, id))
        if not stored:
            return None
        told = json.loads(stored)
        return Brought(**{**told, "content": base64.b64decode(told["content"])})

    async def choose(self, id: str, brought: Brought, columns: dict[str, str]) -> Brought:
        """The same file with other columns chosen."""
        chosen = replace(brought, columns=columns)
        await self._keep(id, chosen)
        return chosen

    async def forget(self, id: str) -> None:
        """It was taken in."""
        await self._redis.delete(keys.directory_file(self._organisation, id))

    async def _keep(self, id: str, brought: Brought) -> None:
        told = {**asdict(brought), "content": base64.b64encode(brought.content).decode("ascii")}
        await self._redis.set(keys.directory_file(self._organisation, id), json.dumps(told), ex=KEPT_S)
