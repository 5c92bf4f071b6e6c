# SPDX-License-Identifier: EUPL-1.2
"""What somebody takes along while signing in: where they were going, and what they were writing there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from bot.desk.accounts.users import EDITORS, READS_CONVERSATIONS, User
from bot.web.form import plain

QUEUE, EDITOR, ACCOUNT = "/desk", "/desk/redactie", "/desk/account"
MOST = 20_000
TEXTS = re.compile(
    "tekst|notitie|((geef|team|neem|blokkeer)-)?toelichting|organisatie|afgesproken"
    "|(wie|woorden)-[0-9A-Za-z_-]{1,40}"
)
"""Where a conversation's page has text; what was a note must come back as a note."""
CHOICES = re.compile("(geef|team|neem|blokkeer|later|heropen)-waarom|uitkomst|tot|collega|team|hoe_lang")
"""What is chosen beside a text in the same form."""
MOST_CHOICE = 100
PREFIX = "concept-"
"""Before the name of a field, in the forms of signing in."""
SHEET, MOST_SHEET = "stuk", 60_000
"""A form of the editor, whole, in one field: it has many, and comes back as it was or not at all."""
_WORD = re.compile(r"[a-z]{1,20}")
_OURS = re.compile(r"/desk(/[a-z0-9_-][a-z0-9_.-]*){0,4}")
_DOORS = ("/desk/inloggen", "/desk/uitloggen", "/desk/oidc", "/desk/uitnodiging")


@dataclass(frozen=True)
class Baggage:
    """A page of the desk, and what was not sent of one of its forms, by field; `word` names the form."""

    target: str = ""
    word: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def packed(cls, form: Mapping[str, str]) -> Baggage:
        """As the log-in form carries it."""
        carried = {name.removeprefix(PREFIX): text for name, text in form.items() if name.startswith(PREFIX)}
        return cls(_ours(form.get("naar", "")), _word(form.get("woord", "")), _written(carried))

    @classmethod
    def left(cls, request: Request, form: Mapping[str, str]) -> Baggage:
        """What was in a form of a conversation when its session turned out to have ended."""
        (page, _, word), written = request.url.path.rpartition("/"), _written(form)
        return cls(_ours(page), _word(word) if written else "", written)

    @classmethod
    def of_sheet(cls, request: Request, form: Mapping[str, str]) -> Baggage:
        """What was filled in of an entry, or as a reason at a draft, when its session had ended."""
        page = _ours(request.url.path.removesuffix("/kijk"))
        kept = {name: text for name, text in form.items() if _of_sheet(name)}
        if not any(name.startswith("heeft.") for name in kept):
            return cls(page, "", _written(form))
        packed = json.dumps(kept, ensure_ascii=False)
        return cls(page, "", {SHEET: packed} if page and len(packed) <= MOST_SHEET else {})

    @classmethod
    def going(cls, request: Request) -> Baggage:
        """Only the page that was asked for."""
        return cls(_ours(request.url.path) if request.method == "GET" else "")

    @classmethod
    def unpacked(cls, kept: Any) -> Baggage:
        """As `list` gave it; nothing of what is no baggage."""
        return cls(*kept) if isinstance(kept, list) and len(kept) == 3 else cls()

    @property
    def texts(self) -> dict[str, str]:
        """What somebody wrote."""
        return {name: text for name, text in self.fields.items() if TEXTS.fullmatch(name)}

    @property
    def sheet(self) -> dict[str, str]:
        """What was filled in of an entry, by field."""
        try:
            found = json.loads(self.fields.get(SHEET, "{}"))
        except ValueError:
            return {}
        return {str(n): str(text) for n, text in found.items()} if isinstance(found, dict) else {}

    @property
    def choices(self) -> dict[str, str]:
        """What somebody chose."""
        return {name: text for name, text in self.fields.items() if CHOICES.fullmatch(name)}

    def list(self) -> list[Any]:
        """As it is kept."""
        return [self.target, self.word, dict(self.fields)]

    def onward(self, user: User) -> str:
        """Where this user goes now."""
        return self.target if self.target not in ("", QUEUE) else home(user)


def home(user: User) -> str:
    """The first page of somebody's role."""
    if user.role in READS_CONVERSATIONS:
        return QUEUE
    return EDITOR if user.role in EDITORS else ACCOUNT


def _written(form: Mapping[str, str]) -> dict[str, str]:
    """The texts of a form that have something in them, and then its choices too."""
    texts = {name: plain(text)[:MOST] for name, text in form.items() if TEXTS.fullmatch(name)}
    texts = {name: text for name, text in texts.items() if text}
    if 0 < len(form.get(SHEET, "")) <= MOST_SHEET:
        texts[SHEET] = form[SHEET]
    chosen = {name: made[:MOST_CHOICE] for name, made in form.items() if made and CHOICES.fullmatch(name)}
    return {**texts, **chosen}


def _of_sheet(name: str) -> bool:
    return name.startswith(("v.", "heeft.")) or name in ("concept", "versie")


def _word(word: str) -> str:
    return word if _WORD.fullmatch(word) else ""


def _ours(path: str) -> str:
    ours = _OURS.fullmatch(path) and not path.startswith(_DOORS)
    return path if ours else ""
