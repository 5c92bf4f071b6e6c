# SPDX-License-Identifier: EUPL-1.2
"""Logs hold nothing anybody wrote."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.log import ALLOWED, configure, only_allowed
from store import keys
from tests.bot.support import House, until

CANARY = "kanarievogel zat in mijn keuken"
ADDRESS = "kanarie-adres-1"


@pytest.fixture
def logs(capfd: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """What this process prints; everything is as it was afterwards."""
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = list(root.handlers), root.level
    yield capfd
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()
    root.handlers, sys.excepthook = handlers, hook
    root.setLevel(level)


async def test_whatever_goes_wrong_with_a_message_its_words_and_address_are_not_logged(
    house: House, logs: pytest.CaptureFixture[str]
) -> None:
    configure("proef", "DEBUG")
    await house.say(CANARY, ADDRESS)
    house.rasa.mode = "refusing"
    given = await house.give(f"{CANARY} nog eens", ADDRESS, message_id="kanarie-bericht")
    await house.line.wait(given, 5.0)
    await house.services.redis.xadd(keys.inbox(given.ref.partition), {"r": CANARY})
    await house.services.redis.zadd(keys.timers(given.ref.partition), {f"keep|{CANARY}": 1})
    await until(lambda: _swept(house, given.ref.partition))
    out, err = logs.readouterr()
    assert "message set aside" in out and "not well formed" in out
    assert "kanarie" not in (out + err).lower()


def test_a_library_that_logs_a_text_with_its_traceback_is_quoted_by_kind_only(
    logs: pytest.CaptureFixture[str],
) -> None:
    configure("proef", "DEBUG")
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("could not handle %s", CANARY)
    out, err = logs.readouterr()
    said = json.loads(out)
    assert (said["event"], said["error"]) == ("uvicorn.error: ERROR", "ValueError")
    assert said.keys() <= ALLOWED
    assert "kanarie" not in out + err


async def test_a_task_whose_error_nobody_took_is_quoted_by_kind_only(
    logs: pytest.CaptureFixture[str],
) -> None:
    configure("proef", "DEBUG")

    async def fail() -> None:
        raise RuntimeError(CANARY)

    task = asyncio.ensure_future(fail())
    await asyncio.wait([task])
    del task
    out, err = logs.readouterr()
    said = json.loads(out)
    assert (said["event"], said["error"]) == ("asyncio: ERROR", "RuntimeError")
    assert "kanarie" not in out + err


def test_the_error_that_ends_a_process_is_said_by_kind_and_place(logs: pytest.CaptureFixture[str]) -> None:
    configure("proef", "DEBUG")
    try:
        raise LookupError(CANARY)
    except LookupError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    out, err = logs.readouterr()
    assert err.startswith("LookupError test_log.py:")
    assert "kanarie" not in out + err


async def test_of_what_ends_several_tasks_the_error_itself_is_said(logs: pytest.CaptureFixture[str]) -> None:
    async def fail() -> None:
        raise LookupError(CANARY)

    configure("proef", "DEBUG")
    with pytest.raises(ExceptionGroup) as ended:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    sys.excepthook(ended.type, ended.value, ended.tb)
    _, err = logs.readouterr()
    assert err.startswith("LookupError test_log.py:")
    assert "kanarie" not in err


def test_only_fields_on_the_list_are_written() -> None:
    event = {"event": "x", "text": CANARY, "address": ADDRESS, "ref": "a/b", "count": 3}
    assert only_allowed(None, "", event) == {"event": "x", "count": 3}
    assert not ALLOWED & {"text", "address", "name", "message", "ref", "phone", "chat", "sender"}


async def _swept(house: House, partition: int) -> bool:
    redis = house.services.redis
    timers = await redis.zrangebyscore(keys.timers(partition), 0, 1)
    return not timers and not await redis.xlen(keys.inbox(partition))
