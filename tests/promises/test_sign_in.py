# SPDX-License-Identifier: EUPL-1.2
"""Signing in, staying in and getting out at the desk (OWASP ASVS 5.0, chapters 6, 7, 8, 11, 14 and 16)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from redis.asyncio import Redis
from structlog.testing import capture_logs

from bot.desk.accounts.entries import CAME, LEFT
from bot.desk.accounts.passwords import hashed
from bot.desk.accounts.users import TRIES_HERE
from bot.desk.pages.guard import ABSOLUTE_S, IDLE_S
from bot.web.sessions import BYTES
from store import keys
from tests.bot.desk.office import Office, browser, send
from tests.bot.support import ORGANISATION
from tests.bot.web.client import PASSWORD, sign_in
from tests.promises.figures import Figure
from tests.promises.shelter import folder, open_office

WRONG, COOKIE = "een-ander-wachtwoord", "omzien-desk"


@pytest_asyncio.fixture
async def office(
    redis: Redis, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Office]:
    """The pages of a desk."""
    async with open_office(redis_url, folder(tmp_path_factory)) as found:
        yield found


async def inside(client: httpx.AsyncClient) -> bool:
    """Whether this browser is in."""
    return "Wie wacht er" in (await client.get("/desk")).text


async def test_guessing_a_password(office: Office, figure: Figure) -> None:
    await office.users.create(ORGANISATION, "anja", PASSWORD, "Anja")
    async with browser(office.app) as guesser:
        statuses = [(await sign_in(guesser, "anja", WRONG)).status_code for _ in range(TRIES_HERE + 3)]
        right = (await sign_in(guesser, "anja")).status_code
    tries = statuses.index(429)
    figure(
        "Wrong passwords somebody may try from one place in a quarter of an hour",
        f"{tries}; then {right}",
        "5; then 429",
        (tries, right) == (5, 429),
    )


async def test_how_long_a_session_lasts(office: Office, figure: Figure) -> None:
    clock, lasted = office.house.services.clock, []
    async with office.worker() as client:
        for step, end in ((IDLE_S / 4, IDLE_S), (IDLE_S - 60, ABSOLUTE_S)):
            assert await inside(client)
            used, began = step > IDLE_S / 4, await clock.now()
            while await clock.now() - began <= end:
                assert not used or await inside(client)
                await clock.move(step)
            lasted.append(not await inside(client))
            await sign_in(client)
    figure(
        "Hours after which a session at the desk ends: without use, and in any case",
        f"{IDLE_S / 3600:g} and {ABSOLUTE_S / 3600:g}: {lasted}",
        "1 and 12",
        lasted == [True, True] and (IDLE_S, ABSOLUTE_S) == (3_600, 43_200),
    )


async def test_tokens_and_what_is_kept_of_them(office: Office, figure: Figure) -> None:
    async with office.worker() as client:
        tokens = [client.cookies[COOKIE]]
        for _ in range(3):
            client.cookies.clear()
            await sign_in(client)
            tokens.append(client.cookies[COOKIE])
        kept = [name async for name in office.house.services.redis.scan_iter("omz:session:*")]
    values = [str(await office.house.services.redis.hgetall(name)) + name for name in kept]
    found = [token for token in tokens if any(token in value for value in values)]
    password = await hashed(PASSWORD)
    right = len(set(tokens)) == 4 and not found and BYTES * 8 >= 128
    figure(
        "Bits in a session's token; a new one at each log-in, kept as a hash; passwords kept as",
        f"{BYTES * 8}; {password.split('$')[1]}",
        "128 or more; argon2id",
        right and password.startswith("$argon2id$"),
    )


async def _in_with(office: Office, token: str) -> bool:
    async with browser(office.app) as client:
        client.cookies.set(COOKIE, token)
        return await inside(client)


async def test_what_is_taken_away_is_gone_at_once(office: Office, figure: Figure) -> None:
    late = []
    async with (
        office.worker("anja") as anja,
        office.worker("bram") as bram,
        office.worker("carla", "coordinator") as carla,
    ):
        assert "Bram" in (await bram.get("/desk/account")).text
        copy = anja.cookies[COOKIE]
        out = await send(anja, "/desk", "/desk/uitloggen")
        late += ["log-out"] if await _in_with(office, copy) else []
        late += [] if "cache" in out.headers["clear-site-data"] else ["what the browser kept"]
        await send(carla, "/desk/accounts", "/desk/accounts/rol", wie="bram", rol="editor")
        late += ["role"] if await inside(bram) else []
        await sign_in(bram, "bram")
        await send(carla, "/desk/accounts", "/desk/accounts/uit", wie="bram")
        late += ["account"] if "Bram" in (await bram.get("/desk/account")).text else []
    figure(
        "Of signing out, another role and a disabled account: what still works a moment later",
        f"{len(late)} {late}" if late else "0",
        "0",
        not late,
    )


async def test_log_ins_are_written_down(office: Office, figure: Figure) -> None:
    with capture_logs() as logs:
        async with office.worker() as client:
            await send(client, "/desk", "/desk/uitloggen")
            for _ in range(TRIES_HERE + 1):
                await sign_in(client, "anja", WRONG)
            await client.get("/desk")
    said = {line["event"] for line in logs}
    expected = {"signed in at the desk", "signed out at the desk", "a log-in failed"}
    expected |= {"too many log-ins failed", "refused at the desk"}
    missing = sorted(expected - said)
    rows = await office.house.services.redis.xrange(keys.audit(ORGANISATION))
    audited = [row["what"] for _, row in rows if row["who"] == "anja"]
    missing += [what for what in (CAME, LEFT) if what not in audited]
    names = [line for line in logs if re.search(r"anja|127\.0\.0\.1", str(line))]
    figure(
        "Log-ins, failures and refusals that are not written down, and names in the log",
        f"{len(missing)} {missing}, {len(names)}" if missing or names else "0, 0",
        "0, 0",
        not missing and not names,
    )
