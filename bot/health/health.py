# SPDX-License-Identifier: EUPL-1.2
"""Whether a resident can be answered now, and how each part is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import httpx
from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.alerts import ways
from bot.health.lately import Lately
from bot.services import Services
from bot.turns import set_aside
from store import keys
from store.lease import ALIVE_S

PATIENCE_S = 1.0
NEEDED = ("redis", "rasa", "actions", "worker")


class Health:
    """GET /health."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._lately = Lately(self._look)

    @cached_property
    def _http(self) -> httpx.AsyncClient:
        # Made when it is first asked for: it reads the certificates of the whole world.
        return httpx.AsyncClient(timeout=PATIENCE_S)

    async def answer(self, request: Request) -> Response:
        """200 once a resident can be answered, else 503; both with a word per part."""
        parts, messages = await self._lately.seen()
        well = all(parts.get(name, "ok") == "ok" for name in (*NEEDED, "sender"))
        body = {"status": "ok" if well else "not yet", "parts": parts, "messages": messages}
        body["content"] = self._s.catalogue.version
        return JSONResponse(body, status_code=200 if well else 503)

    async def _look(self) -> tuple[dict[str, str], str]:
        return await asyncio.gather(self.parts(), self._aside())

    async def parts(self) -> dict[str, str]:
        """ok or a reason, per part."""
        settings = self._s.settings
        checks = {
            "redis": self._redis(),
            "rasa": self._answers(f"{settings.rasa_url}/webhooks/omzien/health"),
            "actions": self._answers(f"{settings.actions_url}/health"),
            "worker": self._alive("turn"),
        }
        if settings.telegram_bot_token.get_secret_value():
            checks |= {"sender": self._alive("send"), "telegram": self._alive("telegram")}
        checks |= {f"alert_{way}": self._alerts(way) for way in ways(settings)}
        found = await asyncio.gather(*checks.values())
        return dict(zip(checks, found, strict=True))

    async def _redis(self) -> str:
        try:
            async with asyncio.timeout(PATIENCE_S):
                return _trouble(await self._s.redis.info()) or "ok"
        except (RedisError, OSError):
            return "no answer"

    async def _aside(self) -> str:
        """Messages over which something fell; `omzien aside` says which, and takes them off this list."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                there = await set_aside.count(self._s.redis)
        except (RedisError, OSError):
            return "unknown"
        return f"{there} set aside" if there else "ok"

    async def _alerts(self, way: str) -> str:
        """What keeps alerts from staff; residents are answered all the same."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                told = keys.alerting(self._s.settings.organisation, way)
                return str(await self._s.redis.hget(told, "trouble") or "ok")
        except (RedisError, OSError):
            return "unknown"

    async def _answers(self, url: str) -> str:
        headers = {"X-Omzien-Secret": self._s.settings.rasa_secret.get_secret_value()}
        try:
            answer = await self._http.get(url, headers=headers)
        except httpx.HTTPError:
            return "no answer"
        return "ok" if answer.status_code == 200 else f"status {answer.status_code}"

    async def _alive(self, role: str) -> str:
        try:
            async with asyncio.timeout(PATIENCE_S):
                members: list[Any] = await self._s.redis.zrangebyscore(
                    keys.members(role), time.time() - ALIVE_S, time.time() + ALIVE_S
                )
        except (RedisError, OSError):
            return "unknown"
        return "ok" if members else "not running"


def _trouble(info: Mapping[str, Any]) -> str:
    """What keeps Redis from writing, in a word; empty when nothing does."""
    most, used = int(info.get("maxmemory", 0)), int(info.get("used_memory", 0))
    if most and used >= most:
        return "full"
    if info.get("aof_last_write_status", "ok") != "ok":
        return "cannot write to its disk"
    return "is a replica" if info.get("role") == "slave" else ""
