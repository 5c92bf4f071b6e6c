# SPDX-License-Identifier: EUPL-1.2
"""Every route the app has, read off the app itself, with something in every place of its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from redis.asyncio import Redis
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from bot.app import app
from bot.desk.pages.door import Let, nothing
from bot.services import Services
from bot.settings import Settings
from store.clock import Clock
from store.conversation import ConversationRef
from store.master import MasterKey
from store.steps import Steps
from store.vault import Vault
from tests.bot.desk.matrix import STANDS
from tests.bot.web.support import FileTexts

HOST = "hulp.example"
TELEGRAM = "4200:stand-in-for-tests"
REST_TOKEN = "a-token-for-programs-of-the-tests"
OPEN: dict[str, Any] = {
    "telegram_bot_token": SecretStr(TELEGRAM),
    "rest_token": SecretStr(REST_TOKEN),
    "oidc_issuer": "http://127.0.0.1:9",
    "oidc_client_id": "omzien",
}
"""Every way in that an installation can have."""
SECURE: dict[str, Any] = {**OPEN, "public_url": f"https://{HOST}", "second_factor": "optional"}
FILLED = {
    "/static{path:path}": "/static/chat.css",
    "/conversations/{sender}/messages": "/conversations/iemand/messages",
    "/desk/uitnodiging/{token}": "/desk/uitnodiging/nergens",
    "/klopt/{token}": "/klopt/nergens",
}
STREAMS = frozenset({"/stroom"})


@dataclass(frozen=True)
class Way:
    """One method of one route."""

    method: str
    path: str
    endpoint: Any

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def at_desk(self) -> bool:
        """Whether it is for who works here."""
        return (self.path + "/").startswith("/desk/")

    @property
    def for_roles(self) -> bool:
        """Whether one must have signed in."""
        return isinstance(self.endpoint, Let)

    @property
    def streams(self) -> bool:
        """Whether it never ends."""
        return self.path in STREAMS or getattr(self.endpoint, "stranger", None) is nothing

    def to(self, ref: ConversationRef) -> str:
        """Its address with something in every place."""
        if self.path in FILLED:
            return FILLED[self.path]
        path = self.path.replace("{id}", ref.id)
        for start, places in STANDS.items():
            for place, stands in places.items() if path.startswith(start) else ():
                path = path.replace(place, stands)
        path = re.sub(r"{team[^}]*}|{key[^}]*}", "balie", path)
        assert "{" not in path, f"{path}: say here what stands in this place"
        return path


def ways(routes: list[BaseRoute], before: str = "") -> Iterator[Way]:
    """Every method of every route, however deep."""
    for route in routes:
        path = before + getattr(route, "path", "")
        if isinstance(route, Mount) and not route.routes:
            yield Way("GET", path + "{path:path}", route.app)
        elif getattr(route, "routes", None):
            yield from ways(list(route.routes or []), path)
        else:
            assert isinstance(route, Route), f"{path}: what kind of route is this?"
            yield from (Way(m, path, route.endpoint) for m in sorted((route.methods or set()) - {"HEAD"}))


def everything(folder: Path) -> Starlette:
    """The app with everything switched on, on a Redis that is never asked anything."""
    redis, master = Redis(), MasterKey(b"\x07" * 32)
    services = Services(
        settings=Settings(_env_file=None, var_dir=folder, **SECURE),
        redis=redis,
        waiting=redis,
        master=master,
        vault=Vault(redis, master),
        steps=Steps(redis),
        clock=Clock(),
        catalogue=FileTexts(),
    )
    return app(services)


def all_ways() -> list[Way]:
    """Every way of the app."""
    return list(ways(list(everything(Path("nowhere")).routes)))
