# SPDX-License-Identifier: EUPL-1.2
"""Updates as Telegram sends them, with anything in the place of something; and a server that has them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

FROM = {"id": 7001, "is_bot": False, "first_name": "X", "language_code": "nl"}
CHAT = {"id": 7001, "type": "private", "first_name": "X"}
MESSAGE: dict[str, Any] = {"message_id": 5, "date": 1_760_000_000, "chat": CHAT, "from": FROM}
MEMBER = {"user": FROM, "status": "member"}
COMMAND = {"type": "bot_command", "offset": 0, "length": 6}
PRESS = {"id": "1", "from": FROM, "chat_instance": "2", "data": "k_aaaaaaaaaa", "message": MESSAGE}
BASES: list[dict[str, Any]] = [
    {"message": {**MESSAGE, "text": "ik heb schulden"}},
    {
        "message": {
            **MESSAGE,
            "text": "/start",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        }
    },
    {"edited_message": {**MESSAGE, "edit_date": 1_760_000_001, "text": "ik heb geen schulden"}},
    {"message": {**MESSAGE, "location": {"latitude": 52.2, "longitude": 5.2}}},
    {"message": {**MESSAGE, "voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}}},
    {"message": {**MESSAGE, "contact": {"phone_number": "0612345678", "first_name": "X"}}},
    {
        "callback_query": {
            "id": "1",
            "from": FROM,
            "chat_instance": "2",
            "data": "k_aaaaaaaaaa",
            "message": MESSAGE,
        }
    },
    {
        "my_chat_member": {
            "chat": CHAT,
            "from": FROM,
            "date": 1_760_000_000,
            "old_chat_member": MEMBER,
            "new_chat_member": {**MEMBER, "status": "kicked", "until_date": 0},
        }
    },
]
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def _places(found: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in an update, the deepest too."""
    if way:
        yield way
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for name, inner in pairs:
        yield from _places(inner, (*way, name))


def changed(base: dict[str, Any], changes: list[tuple[int, Any]]) -> dict[str, Any]:
    """The update with other things in some of its places."""
    update = copy.deepcopy(base)
    for number, value in changes:
        places = list(_places(update))
        if places:
            *way, last = places[number % len(places)]
            inside: Any = update
            for name in way:
                inside = inside[name]
            inside[last] = value
    return update


odd = st.builds(
    changed,
    st.sampled_from(BASES),
    st.lists(st.tuples(st.integers(0, 60), anything), min_size=0, max_size=3),
) | st.dictionaries(st.sampled_from(["message", "callback_query", "edited_message", "x"]), anything)
bodies = odd.map(lambda update: json.dumps({"update_id": 1, **update}).encode()) | st.binary(max_size=60)


class Offering:
    """A Bot API server that offers these updates until they are confirmed, and agrees with everything."""

    def __init__(self, updates: list[dict[str, Any]]) -> None:
        self.updates = [{**update, "update_id": number} for number, update in enumerate(updates, start=1)]
        self.confirmed = 0
        self.app = Starlette(routes=[Route("/{way:path}", self._answer, methods=["GET", "POST"])])

    @property
    def left(self) -> int:
        """How many still wait."""
        return len(self.updates) - self.confirmed

    async def _answer(self, request: Request) -> Response:
        if not request.url.path.lower().endswith("getupdates"):
            return JSONResponse({"ok": True, "result": True})
        form = await request.form()
        self.confirmed = max(self.confirmed, int(str(form.get("offset") or 0)) - 1)
        batch = self.updates[self.confirmed : self.confirmed + 100]
        # As Telegram writes it: no sign that JSON does not know.
        body = json.dumps({"ok": True, "result": batch}, allow_nan=True)
        return Response(body, media_type="application/json")
