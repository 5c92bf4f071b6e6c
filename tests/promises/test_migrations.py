# SPDX-License-Identifier: EUPL-1.2
"""Data of before opens in the Omzien of today: brought to its form once, whatever breaks that off."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.backup.standing import alone
from bot.settings import ROOT, Settings
from nlu.records import Records
from store import keys
from store.conversation import ConversationRef
from store.installation import Installation, NotUsable
from store.migrations import numbered
from store.migrations.run import migrate, ready
from store.retention import QUIET_S
from store.vault import Vault
from tests.bot.desk.office import Office, address, browser, does
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import ORGANISATION, House, texts, until
from tests.bot.web.client import sign_in
from tests.promises.figures import Figure, Size
from tests.promises.first_form import FirstForm
from tests.promises.spare import everything, living, machine
from tests.whole.installation import installation

TALKS = ("eerste-halverwege", "eerste-wacht", "eerste-heeft", "eerste-klaar")
WHO = (*TALKS, "eerste-gevaar", "eerste-onbeantwoord")


async def test_what_the_first_form_stored_opens_today(
    rasa: FakeRasa, shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    first, opened = FirstForm.read(), 0
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        await first.put(redis)
        master = first.write_key(settings.master_key_file)
        assert await ready(redis, master) == [each.number for each in numbered()]
        async with living(settings, rasa) as house:
            talks = [texts(await house.line.messages(house.ref(who))) for who in WHO]
            opened += all(talks)
            events = [
                (await Records(redis, Vault(redis, master)).read(house.ref(who))).events for who in WHO[:4]
            ]
            opened += all(events)
            await until(lambda: _answered(house, "eerste-onbeantwoord"))
            opened += texts(await house.say("en nu", "eerste-halverwege")) == ["antwoord op en nu"]
            opened += await _at_the_desk(house, first)
            opened += await _on_the_page(house, first)
    figure(
        "Conversations, desk and page of the first form", f"{opened} of 5 open", "5 of 5 open", opened == 5
    )


async def _answered(house: House, who: str) -> bool:
    return texts(await house.line.messages(house.ref(who)))[-1] == "antwoord op ik kan mijn huur niet betalen"


async def _at_the_desk(house: House, first: FirstForm) -> bool:
    """The coordinator of then signs in, reads, answers, and takes who is in danger."""
    has, danger = house.ref("eerste-heeft"), house.ref("eerste-gevaar")
    async with browser(Office(house).app) as worker:
        assert (await sign_in(worker, *first.login)).status_code == 303
        page = (await worker.get(address(has))).text
        await does(worker, has, "antwoord", tekst="Ik bel je morgen.")
        await does(worker, danger, "pak")
    assert "Hallo, met Anja." in page and "belt morgen terug" in page
    assert texts(await house.line.messages(has))[-1] == "Ik bel je morgen."
    return (await house.fields("eerste-gevaar"))["assignee"] == first.login[0]


async def _on_the_page(house: House, first: FirstForm) -> bool:
    """The browser of then still has its conversation, and its code leads there."""
    async with browser(Office(house).app) as resident:
        resident.cookies.set("omzien", first.cookie)
        page = (await resident.get("/")).text
    return "ik slaap slecht van de zorgen" in page and all(word in page for word in first.code.split())


async def test_nobody_on_the_desk_of_the_first_form_is_left_unwatched(
    redis: Any, tmp_path: Path, figure: Figure
) -> None:
    first = FirstForm.read()
    await first.put(redis)
    master = first.write_key(tmp_path / "master.key")
    await ready(redis, master)
    refs = [master.conversation(ORGANISATION, "rest", who) for who in WHO[1:3] + WHO[4:5]]
    ends = [await redis.zscore(keys.timers(ref.partition), f"quiet|{ref}") for ref in refs]
    lane = await redis.zscore(keys.timers(refs[2].partition), f"lane|{refs[2]}")
    load = await redis.smembers(keys.load(ORGANISATION, first.login[0]))
    watched = sum(end is not None and end <= first.made + QUIET_S for end in ends)
    met = watched == 3 and lane is not None and load == {keys.conversation(refs[1])}
    figure("On the desk of the first form, with an end and a watch", f"{watched} of 3", "all", met)


async def test_a_migration_killed_in_the_middle_is_finished_with_the_same_end(
    shipped: Path, tmp_path: Path, size: Size, figure: Figure
) -> None:
    many = size(20_000, 1_500)
    async with machine(tmp_path / "one", shipped) as (_, calm):
        await _crowd(calm, many)
        await migrate(calm)
        wanted = await everything(calm)
    async with machine(tmp_path / "two", shipped) as (settings, redis):
        await _crowd(redis, many)
        kills = await _migrated(settings, redis)
        found = await everything(redis)
        form = await Installation(redis).form()
    otherwise = sum(wanted[name] != found.get(name) for name in wanted)
    met = kills > 0 and form == numbered()[-1].number and not otherwise and len(found) == len(wanted)
    figure(
        "kill -9 in the middle of a migration", f"{kills} kills: {otherwise} otherwise", "0 otherwise", met
    )


async def _crowd(redis: Any, many: int) -> None:
    """Conversations on the desk as the first form wrote them."""
    async with redis.pipeline(transaction=False) as trip:
        for number in range(many):
            fields = {
                "state": "open",
                "last": 1_000.0 + number,
                "assignee": f"w{number % 7}" if number % 2 else "",
            }
            trip.hset(keys.conversation(ConversationRef(ORGANISATION, f"{number:032x}")), mapping=fields)
        await trip.execute()


async def _migrated(settings: Settings, redis: Any) -> int:
    given = {**os.environ, "REDIS_URL": settings.redis_url, "OMZIEN_VAR_DIR": str(settings.var_dir)}
    kills = 0
    while True:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", "migrate", cwd=ROOT, env=given, stdout=subprocess.DEVNULL
        )
        while process.returncode is None and not await redis.exists(keys.installation_lock()):
            await asyncio.sleep(0.001)
        if process.returncode is None and kills < 2:
            await asyncio.sleep(0.05 * 3**kills)
            process.kill()
        code = await process.wait()
        if code == 0:
            return kills
        assert code < 0, f"it ended by itself with {code}"
        kills += 1
        # As after the minute for which whoever was killed would have had it.
        await redis.delete(keys.installation_lock())


async def test_data_of_a_newer_version_is_left_alone(shipped: Path, tmp_path: Path, figure: Figure) -> None:
    async with machine(tmp_path / "spare", shipped) as (settings, redis):
        await Installation(redis).set(form=99)
        before = await redis.hgetall(keys.installation())
        with pytest.raises(NotUsable, match="newer"):
            await migrate(redis)
        given = {**os.environ, "REDIS_URL": settings.redis_url, "OMZIEN_VAR_DIR": str(settings.var_dir)}
        said = [
            await _says(given, "-m", "bot.main", "worker"),
            await _says({**given, "OMZIEN_PORT": "1"}, "-m", "bot.cli", "migrate"),
        ]
        same = await redis.hgetall(keys.installation()) == before
    refused = sum(line.startswith("De gegevens zijn van een nieuwere Omzien") for line in said)
    figure(
        "Data of a newer version",
        f"{refused} of 2 refused in one line",
        "refused in one line",
        refused == 2 and same,
    )


async def _says(given: dict[str, str], *command: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, said = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1 and said.decode().count("\n") == 1, said.decode()
    return said.decode()


@pytest.mark.whole
def test_the_whole_omzien_goes_on_from_the_first_form(trained: None, tmp_path: Path, figure: Figure) -> None:
    first, var = FirstForm.read(), tmp_path / "var"
    var.mkdir()
    asyncio.run(_before(first, var))
    with installation(tmp_path) as omzien:
        words = asyncio.run(_help_nearby(omzien.base))
        said = omzien.output.read_text("utf-8")
    assert "Gegevens omgezet" in said, said
    met = "Hilversum" in words
    figure("The place asked for before the upgrade", words[:60], "help nearby, without asking again", met)


async def _help_nearby(base: str) -> str:
    """Say where one lives; what Omzien says of that, also when its dialogue was not quite there yet."""
    who = WHO[0]
    async with httpx.AsyncClient(base_url=base, timeout=20.0) as http:
        body = {"sender": who, "message": "hilversum", "message_id": "na-1"}
        assert (await http.post("/webhooks/rest/webhook", json=body)).status_code == 200

        async def found() -> str:
            later = (await http.get(f"/conversations/{who}/messages")).json()
            told = [message["text"] for message in later if "Begin hier" in message["text"]]
            return told[-1].replace("\n", " ") if told else ""

        return str(await until(found, 60.0))


async def _before(first: FirstForm, var: Path) -> None:
    """The store as the first form left it, in a folder of an installation that does not run."""
    first.write_key(var / "master.key")
    name, password = first.login
    (var / "first-login").write_text(f"naam {name}, wachtwoord {password}", encoding="utf-8")
    async with alone(Settings(var_dir=var, redis_url="", _env_file=None)) as redis:
        await first.put(redis)
