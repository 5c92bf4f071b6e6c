# SPDX-License-Identifier: EUPL-1.2
"""What somebody takes along while signing in: where they were going, and what they were writing there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from bot.desk.users import READS_CONVERSATIONS, User
from bot.web.form import plain

QUEUE, ACCOUNT = "/desk", "/desk/account"
MOST = 20_000
FIELDS = ("tekst", "notitie", "toelichting")
"""Where a conversation's page has text; what was a note must come back as a note."""
_OURS = re.compile(r"/desk(/[a-z0-9-]+){0,4}")
_DOORS = ("/desk/inloggen", "/desk/uitloggen", "/desk/oidc", "/desk/uitnodiging")


@dataclass(frozen=True)
class Baggage:
    """A page of the desk, and an unsent text with the field it was typed in."""

    target: str = ""
    field: str = ""
    text: str = ""

    @classmethod
    def packed(cls, form: Mapping[str, str]) -> Baggage:
        """As the log-in form carries it."""
        field = form.get("veld", "")
        text = plain(form.get("concept", ""))[:MOST] if field in FIELDS else ""
        return cls(_ours(form.get("naar", "")), field if text else "", text)

    @classmethod
    def left(cls, request: Request, form: Mapping[str, str]) -> Baggage:
        """What was in a form of a conversation when its session turned out to have ended."""
        field = next((name for name in FIELDS if form.get(name, "").strip()), "")
        text = plain(form.get(field, ""))[:MOST] if field else ""
        return cls(_ours(request.url.path.rpartition("/")[0]), field, text)

    @classmethod
    def going(cls, request: Request) -> Baggage:
        """Only the page that was asked for."""
        return cls(_ours(request.url.path) if request.method == "GET" else "")

    def list(self) -> list[str]:
        """As it is kept."""
        return [self.target, self.field, self.text]

    def onward(self, user: User) -> str:
        """Where this user goes now."""
        return self.target if self.target not in ("", QUEUE) else home(user)


def home(user: User) -> str:
    """The first page of somebody's role."""
    return QUEUE if user.role in READS_CONVERSATIONS else ACCOUNT


def _ours(path: str) -> str:
    ours = _OURS.fullmatch(path) and not path.startswith(_DOORS)
    return path if ours else ""
