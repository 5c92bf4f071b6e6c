# SPDX-License-Identifier: EUPL-1.2
"""The desk's routes as the app has them, and what each role should find at each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.app import app
from bot.desk.pages.door import Let, nothing, unauthorized
from bot.services import Services
from bot.settings import Settings
from store.clock import Clock
from store.conversation import ConversationRef
from store.master import MasterKey
from store.steps import Steps
from store.vault import Vault
from tests.bot.web.support import FileTexts

AJAR = {
    "/desk/inloggen",
    "/desk/inloggen/code",
    "/desk/oidc",
    "/desk/oidc/terug",
    "/desk/uitnodiging/{token}",
}
"""Where people come who are not in yet; every other address of the desk has roles."""
WHO = ("nobody", "worker", "worker elsewhere", "coordinator", "editor", "operator")
YES, LOG_IN = "yes", "log in"
STANDS = {
    "/desk/redactie/nieuw/": {"{kind}": "contact"},
    "/desk/redactie/": {"{kind}": "message", "{key}": "welcome", "{draft}": "weg"},
    "/desk/redactie/link": {"{contact}": "geldfit"},
}
"""What stands in the places of the editor's addresses."""


@dataclass(frozen=True)
class Address:
    """One method of one address of the desk."""

    method: str
    path: str
    endpoint: Any

    def expected(self, who: str) -> str:
        """What `who` should find."""
        if who == "nobody":
            return {unauthorized: "401", nothing: "204"}.get(self.endpoint.stranger, LOG_IN)
        if who.split()[0] not in self.endpoint.roles:
            return "403"
        return "404" if who == "worker elsewhere" and self.of_conversation else YES

    @property
    def of_conversation(self) -> bool:
        """Whether it is about one conversation."""
        return self.path.startswith("/desk/gesprek/{id}")

    def of(self, ref: ConversationRef) -> str:
        """With something in every place that is to be filled."""
        path = self.path.replace("{id}", ref.id)
        for start, places in STANDS.items():
            for place, stands in places.items() if path.startswith(start) else ():
                path = path.replace(place, stands)
        path = re.sub(r"{team[^}]*}|{key[^}]*}", "balie", path)
        assert "{" not in path, f"{path}: say here what stands in this place"
        return path

    @property
    def is_page(self) -> bool:
        """Whether somebody goes there and looks."""
        asked = getattr(self.endpoint, "stranger", None)
        return self.method == "GET" and asked not in (unauthorized, nothing)

    @property
    def streams(self) -> bool:
        """Whether it never ends."""
        return getattr(self.endpoint, "stranger", None) is nothing


def addresses(routes: list[BaseRoute], before: str = "") -> Iterator[Address]:
    """Every address under /desk, however deep."""
    for route in routes:
        path = before + getattr(route, "path", "")
        if getattr(route, "routes", None):
            yield from addresses(list(route.routes or []), path)
        elif isinstance(route, Route) and (path + "/").startswith("/desk/"):
            yield from (Address(m, path, route.endpoint) for m in sorted((route.methods or set()) - {"HEAD"}))


def kept(found: list[Address]) -> list[Address]:
    """The addresses that are for roles."""
    return [address for address in found if isinstance(address.endpoint, Let)]


def real_app() -> Starlette:
    """The app as it is served, on a Redis that is never asked anything."""
    redis, master = Redis(), MasterKey(b"\x07" * 32)
    services = Services(
        settings=Settings(_env_file=None),
        redis=redis,
        waiting=redis,
        master=master,
        vault=Vault(redis, master),
        steps=Steps(redis),
        clock=Clock(),
        catalogue=FileTexts(),
    )
    return app(services)
