# SPDX-License-Identifier: EUPL-1.2
"""`omzien start`: from a machine that is set up to a resident who can be answered."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import secrets
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import httpx
from pydantic import SecretStr

from bot.settings import Settings
from bot.supervisor import errand, redis_server
from bot.supervisor.part import Part, Plan
from bot.supervisor.plan import plans
from bot.supervisor.ports import free_port, taken
from bot.supervisor.standing import Standing

READY_S = 120.0


class CannotStart(RuntimeError):
    """Why nothing was started, in one line for the operator."""


def tell(text: str) -> None:
    """A line for the operator."""
    print(text, flush=True)


async def start(settings: Settings) -> int:
    """Start everything, keep it running until asked to end, stop everything."""
    with only_one(settings.var_dir):
        _check_port(settings)
        settings = _with_own_addresses(settings)
        redis, settings = _redis(settings)
        # New sentences are learned beside the model in use, and measured before they go live.
        if not await errand.run(settings, "bot.cli", "train", "--stay"):
            return 1
        settings.master_key_file.parent.mkdir(parents=True, exist_ok=True)
        return await _run(settings, redis)


async def _run(settings: Settings, redis: Plan | None) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    parts = [Part(plan, tell) for plan in ([redis] if redis else []) + plans(settings)]
    first = parts[: int(redis is not None)]
    tasks = [asyncio.create_task(part.keep()) for part in first]
    try:
        if not await errand.run(settings, "bot.supervisor.usable"):
            return 1
        tasks += [asyncio.create_task(part.keep()) for part in parts[len(first) :]]
        _write_pids(settings.var_dir, parts)
        await _until_ready(settings, parts, stop)
        tasks.append(asyncio.create_task(Standing(parts, _addresses(settings), tell).watch()))
        await _watch(settings, parts, stop)
    finally:
        tell("Omzien stopt.")
        for part in reversed(parts):
            await part.stop()
        for task in tasks:
            task.cancel()
    return 0


def _addresses(settings: Settings) -> dict[str, str]:
    """Of the parts that are not told to end themselves when they stand still."""
    health = f"{settings.rasa_url}/webhooks/omzien/health"
    return {"rasa": health, "actions": f"{settings.actions_url}/health"}


async def _until_ready(settings: Settings, parts: list[Part], stop: asyncio.Event) -> None:
    began = time.monotonic()
    address = f"http://{settings.host}:{settings.port}"
    async with httpx.AsyncClient(timeout=2.0) as http:
        while not stop.is_set():
            _write_pids(settings.var_dir, parts)
            state = await _health(http, address)
            if state == "ok":
                break
            if time.monotonic() - began > READY_S:
                tell(f"Nog niet alles draait: {state}. Zie {settings.var_dir / 'log'}.")
                began = time.monotonic()
            await asyncio.sleep(0.1)
    if not stop.is_set():
        tell(f"Omzien luistert op {address}")
        tell(f"De balie voor sociaal werkers: {settings.public_url or address}/desk")
        await errand.run(settings, "bot.supervisor.first_login")


async def _watch(settings: Settings, parts: list[Part], stop: asyncio.Event) -> None:
    """Until asked to end, keep the list of processes right."""
    while not stop.is_set():
        _write_pids(settings.var_dir, parts)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.2)


async def _health(http: httpx.AsyncClient, address: str) -> str:
    try:
        answer = await http.get(f"{address}/health")
        body = answer.json()
    except (httpx.HTTPError, ValueError):
        return "web"
    if answer.status_code == 200:
        return "ok"
    return ", ".join(sorted(name for name, state in body["parts"].items() if state != "ok"))


def _redis(settings: Settings) -> tuple[Plan | None, Settings]:
    if settings.redis_url:
        return None, settings
    try:
        command, url = redis_server.configure(settings.var_dir / "redis")
    except redis_server.NoRedis as error:
        raise CannotStart(str(error)) from None
    if command[0] == str(redis_server.packaged_program()):
        tell("Redis komt uit een Python-pakket, om te proberen. Installeer redis-server voor echt gebruik.")
    logs = settings.var_dir / "log"
    logs.mkdir(parents=True, exist_ok=True)
    plan = Plan("redis", command, {}, logs / "redis.log", settings.var_dir)
    return plan, settings.model_copy(update={"redis_url": url})


def _with_own_addresses(settings: Settings) -> Settings:
    """Rasa and the action server get a free port on loopback and a secret nobody else knows."""
    given = settings.rasa_secret.get_secret_value()
    return settings.model_copy(
        update={
            "rasa_url": f"http://127.0.0.1:{free_port()}",
            "actions_url": f"http://127.0.0.1:{free_port()}",
            "rasa_secret": settings.rasa_secret if given else SecretStr(secrets.token_urlsafe(24)),
            "var_dir": settings.var_dir.resolve(),
        }
    )


def _check_port(settings: Settings) -> None:
    if taken(settings.host, settings.port):
        raise CannotStart(f"Poort {settings.port} is al bezet. Kies een andere met OMZIEN_PORT.")


def _write_pids(var_dir: Path, parts: list[Part]) -> None:
    """Which process is which part, for whoever looks after the machine."""
    lines = [f"{part.plan.name} {part.pid}\n" for part in parts if part.pid]
    target = var_dir / "pids"
    scratch = target.with_suffix(".new")
    scratch.write_text("".join(lines), encoding="ascii")
    scratch.replace(target)


@contextlib.contextmanager
def only_one(var_dir: Path) -> Iterator[TextIO]:
    """Nothing else may start, or change what is stored, for as long as this lasts."""
    var_dir.mkdir(parents=True, exist_ok=True)
    with (var_dir / "omzien.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotStart(f"Omzien draait hier al ({var_dir.name}).") from None
        yield lock
