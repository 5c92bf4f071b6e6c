# SPDX-License-Identifier: EUPL-1.2
"""Whatever comes in over a channel: no 500, no trace, and the next message is answered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
import redis as blocking_redis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.channels.telegram.channel import webhook_secret
from bot.channels.telegram.client import make_bot
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.poller import Poller
from store import keys
from tests.bot.desk.office import Office
from tests.promises.asking import Asker, Heard
from tests.promises.every_route import HOST, REST_TOKEN, SECURE
from tests.promises.figures import Figure, Size
from tests.promises.odd_updates import Offering, anything, bodies, odd
from tests.promises.page_rules import INSIDES
from tests.promises.served import served
from tests.promises.shelter import folder, open_office

HEALTH = list(HealthCheck)
FELL = (
    "page failed",
    "turn failed",
    "message set aside",
    "an action failed",
    "a message was not read for danger",
)
WORDS = st.text(max_size=300) | st.sampled_from(["", "k_aaaaaaaaaa", "/restart", "\x00", "a" * 20_000])
FORMS = st.dictionaries(
    st.sampled_from(["id", "tekst", "knop", "opdracht", "na", "bewijs", "code", "x"]), WORDS, max_size=6
)


@dataclass
class Fuzzed:
    """An Omzien that is asked odd things, in the loop it lives in."""

    office: Office
    asker: Asker
    run: Callable[[Any], Any]
    wrong: list[str]

    def heard(self, what: str, heard: Heard, also: tuple[int, ...] = ()) -> None:
        """Note what is wrong with an answer."""
        if heard.status >= 500 and heard.status not in also:
            self.wrong.append(f"{what}: {heard.status}")
        self.wrong += [f"{what}: {word}" for word in INSIDES.findall(heard.text)]

    def still_answers(self) -> None:
        """Note it when the next message of somebody else is not answered."""
        entries = self.run(self.office.house.say("hallo", "iemand anders"))
        self.wrong += [] if any(entry.who == "bot" for entry in entries) else ["the next one is not answered"]
        for partition in range(16):
            aside = self.run(self.office.house.services.redis.xlen(keys.aside(partition)))
            self.wrong += ["set aside"] * int(aside)


@pytest.fixture
def fuzzed(redis_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """One with every channel, on an empty store."""
    with blocking_redis.Redis.from_url(redis_url) as client:
        client.flushall()
    with asyncio.Runner() as runner, capture_logs() as logs:
        opened = open_office(redis_url, folder(tmp_path_factory), **SECURE)
        office = runner.run(opened.__aenter__())
        one = Fuzzed(office, Asker(office.app, HOST, True), runner.run, [])
        yield one
        runner.run(opened.__aexit__(None, None, None))
    assert [line for line in logs if line["event"] in FELL] == []


def each(
    strategy: st.SearchStrategy[Any], most: int, ask: Callable[[Any], Awaitable[None]], one: Fuzzed
) -> None:
    """Ask with so many examples."""

    @settings(
        max_examples=most,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=HEALTH,
        phases=[Phase.explicit, Phase.generate],
    )
    @given(strategy)
    def asked(example: Any) -> None:
        one.run(ask(example))

    asked()


def test_whatever_telegram_pushes_is_taken(fuzzed: Fuzzed, size: Size, figure: Figure) -> None:
    secret, count = webhook_secret(fuzzed.office.house.services), size(1_000, 60)

    async def push(body: bytes) -> None:
        headers = {"x_telegram_bot_api_secret_token": secret, "content_type": "application/json"}
        heard = await fuzzed.asker.ask("POST", "/telegram/webhook", body=body, **headers)
        fuzzed.heard("webhook", heard)
        fuzzed.wrong += [] if heard.status == 200 else [f"webhook {heard.status}"]

    each(bodies, count, push, fuzzed)
    fuzzed.still_answers()
    figure(
        "Odd updates pushed by Telegram that were not taken, or left something broken",
        f"{len(fuzzed.wrong)} {fuzzed.wrong[:3] or ''}".strip(),
        "0",
        not fuzzed.wrong,
    )


def test_whatever_telegram_offers_is_taken_and_confirmed(fuzzed: Fuzzed, size: Size, figure: Figure) -> None:
    updates: list[dict[str, Any]] = []

    async def gather(update: dict[str, Any]) -> None:
        updates.append(json.loads(json.dumps(update)))

    each(odd, size(600, 60), gather, fuzzed)
    offering = Offering(updates)
    fuzzed.run(_polled(fuzzed, offering))
    fuzzed.still_answers()
    figure(
        "Odd updates offered to long polling that stop it, or leave something broken",
        f"{offering.left} {fuzzed.wrong[:3] or ''}".strip(),
        "0",
        offering.left == 0 and not fuzzed.wrong,
    )


async def _polled(fuzzed: Fuzzed, offering: Offering) -> None:
    async with served(offering.app) as url:
        bot = make_bot("4200:stand-in", url, timeout=3.0)
        poller = Poller(bot, Intake(bot, fuzzed.office.house.line), wait=0, first_pause=0.01)
        task = asyncio.create_task(poller.run())
        for _ in range(1_500 + 10 * len(offering.updates)):
            if not offering.left:
                break
            await asyncio.sleep(0.02)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await bot.request.shutdown()


def test_whatever_a_program_sends_is_answered(fuzzed: Fuzzed, size: Size, figure: Figure) -> None:
    async def send(body: Any) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"authorization": f"Bearer {REST_TOKEN}", "content_type": "application/json"}
        heard = await fuzzed.asker.ask("POST", "/webhooks/rest/webhook", body=content, **headers)
        fuzzed.heard("REST", heard)

    near = st.fixed_dictionaries(
        {"sender": WORDS | anything, "message": WORDS | anything}, optional={"message_id": anything}
    )
    each(near | anything | st.binary(max_size=80), size(600, 50), send, fuzzed)
    fuzzed.still_answers()
    figure(
        "Odd requests to the REST address that give a 500 or leave something broken",
        f"{len(fuzzed.wrong)} {fuzzed.wrong[:3] or ''}".strip(),
        "0",
        not fuzzed.wrong,
    )


def test_whatever_a_browser_sends_is_answered(fuzzed: Fuzzed, size: Size, figure: Figure) -> None:
    async def send(form: dict[str, str]) -> None:
        for path in ("/bericht", "/typt", "/terug", "/desk/inloggen"):
            fuzzed.heard(
                path, await fuzzed.asker.ask("POST", path, _sendable(form), accept="application/json")
            )
        query = _sendable(form).get("na", "")
        fuzzed.heard("/berichten", await fuzzed.asker.ask("GET", f"/berichten?na={query}"))

    each(FORMS, size(200, 12), send, fuzzed)
    fuzzed.still_answers()
    figure(
        "Odd forms sent by a browser that give a 500 or leave something broken",
        f"{len(fuzzed.wrong)} {fuzzed.wrong[:3] or ''}".strip(),
        "0",
        not fuzzed.wrong,
    )


def _sendable(form: dict[str, str]) -> dict[str, str]:
    """What a browser can put in a form: no half signs."""
    return {name: value.encode("utf-8", "replace").decode() for name, value in form.items()}
