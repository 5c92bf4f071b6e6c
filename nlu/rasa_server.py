# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.rasa_server run|train`: Rasa as Omzien runs it, without TensorFlow, on loopback only."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
import time
from pathlib import Path
from typing import Any

from nlu import directory
from nlu.runtime import prepare
from store.conversation import ConversationRef
from store.models import Models
from store.secret_files import secret

ROOM = Path(__file__).resolve().parent
LOOPBACK = "127.0.0.1"
LARGEST_BODY = 64 * 1024
WORRY = "ik heb schulden en durf de post niet meer open te maken"
CONTEXT = {"version": 1, "now": "2026-01-01T12:00:00+01:00", "organisation": "standaard", "form": "je"}
PATIENCE_S, LOOK_S = 10.0, 0.1
LOG = logging.getLogger("nlu.rasa_server")
NEEDED = ("REDIS_URL", "OMZIEN_RASA_SECRET")
DEFAULTS = {"OMZIEN_ACTIONS_URL": "http://127.0.0.1:5055", "LOG_LEVEL": "WARNING"}


def run(model: Path, port: int, host: str = LOOPBACK) -> None:
    """Serve `model` until told to stop; on loopback, unless a private network of containers is asked for."""
    _environment()
    prepare()
    from functools import partial

    from rasa.core.run import (
        AvailableEndpoints,
        close_resources,
        configure_app,
        create_http_input_channels,
        load_agent_on_start,
    )

    from nlu import logs

    logs.configure()
    endpoints = AvailableEndpoints.read_endpoints(str(ROOM / "endpoints.yml"))
    channels = create_http_input_channels(None, str(ROOM / "credentials.yml"))
    app = configure_app(channels, enable_api=False, endpoints=endpoints, port=port)
    _harden(app)
    app.register_listener(partial(load_agent_on_start, str(model), endpoints, None), "before_server_start")
    app.register_listener(_warm, "before_server_start")
    app.register_listener(close_resources, "after_server_stop")
    app.run(host=host, port=port, workers=1, access_log=False, debug=False)


async def _warm(app: Any, _: Any) -> None:
    """The first turn, of nobody, before anything listens: what it has to fetch would keep a resident waiting.

    Nothing of it is kept. What goes wrong with it goes wrong again at the first message, which has a way out.
    """
    from nlu.logs import kinds

    agent = getattr(app.ctx, "agent", None)
    try:
        if agent is not None and agent.is_ready():
            await agent.parse_message(WORRY)
            if await _actions_there():
                await _first_turn(agent)
    except Exception as error:
        LOG.warning("the first turn was not tried: %s", kinds((type(error), error, error.__traceback__)))


async def _first_turn(agent: Any) -> None:
    from nlu.asked import Asked
    from nlu.channel import Answers
    from nlu.message import user_message
    from nlu.turn import Turn, handling

    nobody = ConversationRef("standaard", "0" * 32)
    asked = Asked(nobody, "first", "text", WORRY, None, None, CONTEXT)
    with handling(Turn(nobody, "first")):
        await agent.handle_message(user_message(asked, agent.domain, Answers()))


async def _actions_there() -> bool:
    """The action server starts at the same time, and is nearly always first."""
    import aiohttp

    address, end = f"{os.environ['OMZIEN_ACTIONS_URL']}/health", time.monotonic() + PATIENCE_S
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=1.0)) as http:
        while time.monotonic() < end:
            try:
                async with http.get(address):
                    return True
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(LOOK_S)
    return False


def _harden(app: Any) -> None:
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.FALLBACK_ERROR_FORMAT = "json"


def _environment() -> None:
    """Fill in what has a default; stop with one line where something needed is missing."""
    os.environ.setdefault("OMZIEN_VAR_DIR", str(directory.var()))
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    for name in NEEDED:
        os.environ[name] = secret(name)
    missing = [name for name in NEEDED if not os.environ[name]]
    if missing:
        sys.exit(f"Rasa cannot start: {', '.join(missing)} is not set")


def newest(folder: Path) -> Path:
    """The model in use; ends the program with one line when there is none."""
    model = Models(folder).current
    if model is None:
        sys.exit("Rasa cannot start: there is no trained model, run `make train`")
    return model


def main(argv: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="nlu.rasa_server", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("run", help="serve a trained model")
    serve.add_argument("--model", type=Path, help="the model; the one in use where not given")
    serve.add_argument("--port", type=int, default=5005)
    serve.add_argument("--host", default=LOOPBACK)
    commands.add_parser("train", help="the same as python -m nlu.train", add_help=False)
    given, rest = parser.parse_known_args(argv)
    if given.command == "train":
        from nlu.train import main as train

        return train(rest)
    run(given.model or newest(directory.models()), given.port, given.host)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
