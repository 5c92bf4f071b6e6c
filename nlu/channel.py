# SPDX-License-Identifier: EUPL-1.2
"""The one door into Rasa: a worker of this installation asks for the answer to one message."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from nlu.asked import Asked, BadRequest, read
from nlu.follow import follow
from nlu.logs import kinds
from nlu.message import CHANNEL, user_message
from nlu.missed import missed
from nlu.records import Records
from nlu.turn import Turn, handling
from store.connection import connect
from store.master import MasterKey
from store.vault import Vault

SECRET_HEADER = "X-Omzien-Secret"
LARGEST_BODY = 64 * 1024
VERSION = 1
LOG = logging.getLogger(__name__)


class NoReply(Exception):
    """Rasa handled the message and nothing came out, so nothing was kept."""


class Answers(CollectingOutputChannel):
    """Collects the replies of a turn: the `custom` parts, which follow content's schema."""

    @classmethod
    def name(cls) -> str:
        """The channel's name as actions see it."""
        return CHANNEL

    async def send_custom_json(self, recipient_id: str, json_message: dict[str, Any], **rest: Any) -> None:
        """Keep one reply."""
        self.messages.append(json_message)

    async def send_text_message(self, recipient_id: str, text: str, **rest: Any) -> None:
        """Texts belong in a reply; one outside it is left out and reported."""
        LOG.error("an action answered with a text outside a reply; it was left out")


class OmzienChannel(InputChannel):
    """`/webhooks/omzien/turn`, `/webhooks/omzien/health` and `/webhooks/omzien/model`."""

    def __init__(self, secret: str, records: Records) -> None:
        self._secret = secret.encode()
        self._records = records
        self._busy: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._following = asyncio.Lock()

    @classmethod
    def name(cls) -> str:
        """Part of the channel's address."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> OmzienChannel:
        """The channel as credentials.yml describes it."""
        given = credentials or {}
        redis = connect(given["redis_url"])
        vault = Vault(redis, MasterKey.read(Path(given["var_dir"]) / "master.key"))
        return cls(given["secret"], Records(redis, vault))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The two addresses; `on_new_message` is Rasa's own way to handle a message."""
        blueprint = Blueprint("omzien_channel")

        @blueprint.route("/health", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            agent = _agent(request)
            return _json({"model": agent.model_id}) if agent else _json({"error": "no model is loaded"}, 503)

        @blueprint.route("/turn", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            if not self._trusted(request):
                return _json({"error": "unauthorized"}, 401)
            if len(request.body) > LARGEST_BODY:
                return _json({"error": "the body is too large"}, 413)
            agent = _agent(request)
            return await self._respond(request.body, agent, on_new_message)

        @blueprint.route("/model", methods=["POST"])
        async def model(request: Request) -> HTTPResponse:
            if not self._trusted(request):
                return _json({"error": "unauthorized"}, 401)
            return await self._follow(request.app.ctx.agent)

        return blueprint

    def _trusted(self, request: Request) -> bool:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        return bool(self._secret) and hmac.compare_digest(given, self._secret)

    async def _follow(self, agent: Agent) -> HTTPResponse:
        """Serve the model that is in use according to its folder; turns go on with the old one meanwhile."""
        async with self._following:
            try:
                return _json({"file": await follow(agent)})
            except Exception as error:
                LOG.error("a model was not taken over: %s", kinds((type(error), error, error.__traceback__)))
                return _json({"error": "the model could not be taken over; the old one stays"}, 503)

    async def _respond(
        self, body: bytes, agent: Agent | None, handle: Callable[[UserMessage], Awaitable[Any]]
    ) -> HTTPResponse:
        try:
            if agent is None:
                raise NoReply("no model is loaded")
            return _json({"version": VERSION, **await self._answer(read(body), agent, handle)})
        except BadRequest as error:
            return _json({"error": str(error)}, 400)
        except Exception as error:
            # Whatever it is, the worker has a fallback text; it needs a 503 and not a trace.
            LOG.warning("a turn was not answered: %s", kinds((type(error), error, error.__traceback__)))
            return _json({"error": "no reply came out; nothing was kept"}, 503)

    async def _answer(
        self, asked: Asked, agent: Agent, handle: Callable[[UserMessage], Awaitable[Any]]
    ) -> dict[str, Any]:
        async with self._busy.setdefault(str(asked.ref), asyncio.Lock()):
            record = await self._records.read(asked.ref)
            if asked.message_id in record.answers:
                return {"replies": record.answers[asked.message_id], "repeat": True}
            output = Answers()
            with handling(Turn(asked.ref, asked.message_id, record.events)) as turn:
                await handle(user_message(asked, agent.domain, output))
            if not output.messages:
                raise NoReply("no action answered")
            after = record.with_answer(turn.events, asked.message_id, output.messages)
            await self._records.write(asked.ref, after)
            return {"replies": output.messages, "repeat": False, "missed": missed(turn.events)}


def _agent(request: Request) -> Agent | None:
    agent = getattr(request.app.ctx, "agent", None)
    return agent if agent is not None and agent.is_ready() else None


def _json(data: dict[str, Any], status: int = 200) -> HTTPResponse:
    return HTTPResponse(json.dumps(data, ensure_ascii=False), status=status, content_type="application/json")
