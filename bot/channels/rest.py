# SPDX-License-Identifier: EUPL-1.2
"""The REST channel: Rasa's own shape of question and answer, through the same safety, order and dialogue."""

from __future__ import annotations

import hmac
import json
import re
import secrets
from typing import Any

import structlog
from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.conversation.entry import Entry, Part
from bot.danger.unkept import again, soon
from bot.intake.incoming import Incoming
from bot.intake.intake import Accepted
from bot.intake.line import Line
from bot.log import failure
from bot.settings import Settings
from bot.web.crosssite import refuse_strangers

ANSWER_S = 5.0
LONGEST_S = 9.0
"""A store that has not kept a message by then is away, and its sender hears so."""
MOST_BYTES = 64 * 1024
LOOPBACK = ("127.0.0.1", "::1")
HERE = (*LOOPBACK, "localhost")
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
NUMBER = re.compile(r"[0-9]{1,15}")
_log = structlog.get_logger()


class BadRequest(Exception):
    """What is wrong with a request, in words for its sender."""

    status = 400


class TooLarge(BadRequest):
    """There is more of it than is read."""

    status = 413


class RestChannel:
    """POST a message, get its answers; GET what came later."""

    def __init__(self, line: Line, settings: Settings) -> None:
        self._line, self._settings = line, settings

    def routes(self) -> list[Route]:
        """The routes of this channel."""
        return [
            Route("/webhooks/rest/webhook", self.message, methods=["POST"]),
            Route("/conversations/{sender}/messages", self.later, methods=["GET"]),
        ]

    async def message(self, request: Request) -> Response:
        """Answers within 5 seconds, later ones can be read; to what is not kept the card, or 503."""
        if not self._may(request):
            return _problem(401, "This address needs the token of the installation.")
        try:
            body = await _body(request)
            incoming = self._incoming(body)
        except BadRequest as error:
            return _problem(error.status, str(error))
        asked = Asked(self._line, incoming)
        try:
            entries = await soon(again(asked.answers, asked.in_danger), asked.in_danger, LONGEST_S)
            return JSONResponse([message(incoming.address, entry) for entry in entries])
        except (RedisError, OSError) as error:
            _log.warning("a message could not be kept", error=failure(error))
            said = self._line.without_store(incoming.text)
            if asked.in_danger():
                return JSONResponse([message(incoming.address, said)])
            return _problem(503, said.text)

    async def later(self, request: Request) -> Response:
        """Everything after `after`, oldest first."""
        if not self._may(request):
            return _problem(401, "This address needs the token of the installation.")
        sender, after = request.path_params["sender"], request.query_params.get("after", "0")
        if not NUMBER.fullmatch(after):
            return _problem(400, "after must be a whole number.")
        ref = self._line.ref(self._settings.organisation, self._channel(request), sender)
        entries = await self._line.messages(ref, int(after))
        return JSONResponse([message(sender, entry) | {"who": entry.who} for entry in entries])

    def _incoming(self, body: dict[str, Any]) -> Incoming:
        sender, text = body.get("sender"), body.get("message")
        if not isinstance(sender, str) or not 1 <= len(sender) <= 200 or not _whole(sender):
            raise BadRequest("sender must be a text of 1 to 200 characters.")
        if not isinstance(text, str):
            raise BadRequest("message must be a text.")
        identifier = body.get("message_id") or secrets.token_hex(12)
        if not isinstance(identifier, str | int) or len(str(identifier)) > 120 or not _whole(str(identifier)):
            raise BadRequest("message_id must be a text of at most 120 characters.")
        channel = "terminal" if body.get("channel") == "terminal" else "rest"
        return Incoming(self._settings.organisation, channel, sender, str(identifier), "text", text)

    def _channel(self, request: Request) -> str:
        return "terminal" if request.query_params.get("channel") == "terminal" else "rest"

    def _may(self, request: Request) -> bool:
        token = self._settings.rest_token.get_secret_value()
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if token and hmac.compare_digest(given.encode(), token.encode()):
            return True
        # A page of elsewhere can make a browser on this machine ask, also under a name that it leads here.
        refuse_strangers(request)
        # Behind a proxy that adds no header everybody looks like a neighbour.
        direct = not self._settings.public_url and not any(name in request.headers for name in FORWARDED)
        near = request.client is not None and request.client.host in LOOPBACK
        return direct and near and request.url.hostname in HERE


class Asked:
    """A message on its way to its answers."""

    def __init__(self, line: Line, incoming: Incoming) -> None:
        self._line, self._incoming = line, incoming
        self._accepted: Accepted | None = None

    async def answers(self) -> list[Entry]:
        """What there is to say within 5 seconds."""
        self._accepted = await self._line.accept(self._incoming)
        return await self._line.wait(self._accepted, ANSWER_S)

    def in_danger(self) -> bool:
        """Whether its writer may be; what was kept is not read for it a second time."""
        if self._accepted is not None:
            return self._accepted.danger
        return self._line.card(self._incoming.text) is not None


def _part(part: Part) -> dict[str, Any]:
    """A part as this address has always given it: no file goes over it."""
    return {"text": part.text, "title": part.title, "contact": part.contact}


async def _body(request: Request) -> dict[str, Any]:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MOST_BYTES:
            raise TooLarge("The request is larger than 64 KiB.")
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadRequest("The request must be JSON.") from None
    if not isinstance(body, dict):
        raise BadRequest("The request must be a JSON object.")
    return body


def _whole(text: str) -> bool:
    """Whether it can be written down: JSON may hold half a sign."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def message(sender: str, entry: Entry) -> dict[str, Any]:
    """An entry in Rasa's shape, with its number and parts under `custom`."""
    return {
        "recipient_id": sender,
        "text": entry.text,
        "buttons": [{"title": button.title, "payload": button.payload} for button in entry.buttons],
        "custom": {"id": entry.seq, "from": entry.who, "parts": [_part(part) for part in entry.parts]},
    }


def _problem(status: int, text: str) -> JSONResponse:
    return JSONResponse({"error": text}, status_code=status)
