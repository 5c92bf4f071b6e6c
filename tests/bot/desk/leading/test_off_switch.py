# SPDX-License-Identifier: EUPL-1.2
"""Switched off: said to everybody within seconds, danger still first, and nobody who waits is forgotten."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time

import httpx
import pytest

from bot.desk.accounts.users import Role
from bot.desk.leading.off_switch import CACHE_S, OffSwitch
from bot.settings import ROOT
from store import keys
from tests.bot.desk.office import Office, address, browser, does, send
from tests.bot.support import ORGANISATION, House, texts
from tests.bot.web.client import JSON, say

CLOSED = "Omzien is nu dicht."
REASON = "Storing bij de telefoon"
PATIENCE_S = 30.0


def switch(house: House) -> OffSwitch:
    return OffSwitch(house.services.redis, house.services.clock)


async def shut(house: House) -> None:
    """Switched off, and every process knows."""
    await switch(house).off(ORGANISATION, "carla", REASON)
    await asyncio.sleep(CACHE_S)


async def close(office: Office) -> httpx.Response:
    """Carla switches it off."""
    async with office.worker("carla", "coordinator") as carla:
        return await send(carla, "/desk/uit", "/desk/uit", reden=REASON)


async def test_within_five_seconds_every_conversation_of_every_channel_hears_it(office: Office) -> None:
    people = [("1", "rest"), ("2", "telegram"), ("3", "web")]
    for who, channel in people:
        assert texts(await office.house.say("hallo", who, channel=channel)) == ["antwoord op hallo"]
    assert (await close(office)).status_code == 303
    asked = len(office.house.rasa.heard)

    assert CACHE_S <= 2.0, "what is known for so long leaves no room in five seconds"
    began = time.monotonic()
    for who, channel in people:
        while CLOSED not in texts(await office.house.say("nog iets", who, channel=channel))[0]:
            assert time.monotonic() - began < PATIENCE_S
            await asyncio.sleep(0.4)
    for text in ("112", "113", "Luisterlijn"):
        assert text in texts(await office.house.say("en nu?"))[0]
    assert len(office.house.rasa.heard) <= asked + 3


async def test_danger_is_answered_first_and_what_comes_after_in_its_light(house: House) -> None:
    await shut(house)
    (card,) = await house.say("ik wil dood")
    assert "113" in card.text and CLOSED not in card.text
    (after,) = await house.say("ik weet het niet meer")
    assert CLOSED not in after.text


async def test_who_waits_keeps_waiting_and_is_told_so(house: House) -> None:
    ref = await house.handed_off()
    await shut(house)
    (told,) = await house.say("duurt het nog lang?")
    assert told.text.startswith(CLOSED) and "Je plek blijft staan" in told.text
    assert [row.ref for row in await house.desk.queue(ORGANISATION)] == [ref]


async def test_a_worker_goes_on_answering_and_the_bot_stays_silent_there(house: House) -> None:
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja", "Anja")
    await switch(house).off(ORGANISATION, "carla", REASON)
    assert await house.desk.reply(ref, "anja", "Ik ben er nog.", "r1", "Anja")
    assert await house.say("fijn") == []


async def test_nobody_new_is_put_on_the_desk(house: House) -> None:
    await shut(house)
    assert CLOSED in texts(await house.say("mens"))[0]
    assert await house.desk.queue(ORGANISATION) == []


async def test_erasing_stays_possible(house: House) -> None:
    await house.say("hallo")
    await shut(house)
    await house.say("wissen")
    await house.press("wis alles")
    assert texts(await house.line.messages(house.ref())) == ["Alles is gewist."]


async def test_switched_on_again_everything_is_as_before(house: House) -> None:
    off = switch(house)
    await off.off(ORGANISATION, "carla", REASON)
    assert CLOSED in texts(await house.say("hallo"))[0]
    await off.on(ORGANISATION, "carla")

    began = time.monotonic()
    while texts(await house.say("hallo")) != ["antwoord op hallo"]:
        assert time.monotonic() - began < PATIENCE_S
        await asyncio.sleep(0.4)


async def test_twenty_at_once_switch_it_once_and_one_name_is_written_down(house: House) -> None:
    off = switch(house)
    done = await asyncio.gather(*(off.off(ORGANISATION, f"w{n}", REASON) for n in range(20)))
    assert sum(done) == 1
    rows = await house.services.redis.xrange(keys.audit(ORGANISATION))
    assert [fields["what"] for _, fields in rows] == ["off"]
    seen = await off.read(ORGANISATION)
    assert seen is not None and seen.who == rows[0][1]["who"] and seen.reason == REASON


async def test_the_desk_shows_by_whom_since_when_and_why(office: Office) -> None:
    ref = await office.handed_off()
    await close(office)
    now = await office.house.services.clock.local()
    words = f"Carla zette het uit: vandaag {now.hour}:"
    async with office.worker("anja") as anja:
        for page in ("/desk", address(ref)):
            shown = (await anja.get(page)).text
            assert words in shown and REASON in shown
        rows = (await anja.get("/desk/rij", headers=JSON)).json()["rows"]
        assert REASON in rows


async def test_the_chat_page_says_it_at_once_also_where_somebody_was_talking(office: Office) -> None:
    async with browser(office.app) as resident, browser(office.app) as stranger:
        await say(resident, "hallo")
        assert CLOSED not in (await resident.get("/")).text
        await close(office)
        assert CLOSED in (await stranger.get("/")).text
        news = (await resident.get("/berichten", headers=JSON)).json()
        assert CLOSED in news["off"]
        await switch(office.house).on(ORGANISATION, "carla")
        assert CLOSED not in (await resident.get("/berichten", headers=JSON)).json()["off"]


async def test_an_open_chat_page_is_told_to_look_when_it_is_switched(house: House) -> None:
    await house.say("hallo")
    with house.news.of(house.ref()) as bell:
        await bell.wait(0.3)
        await switch(house).off(ORGANISATION, "carla", REASON)
        assert not await bell.wait(3.0) and not bell.rows


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("coordinator", 303), ("operator", 303)])
async def test_only_coordinators_and_operators_switch_it(office: Office, role: Role, status: int) -> None:
    async with office.worker("dirk", role) as dirk:
        if status == 403:
            assert (await dirk.get("/desk/uit")).status_code == 403
            assert (await dirk.post("/desk/uit", data={"reden": REASON})).status_code == 403
        else:
            assert (await send(dirk, "/desk/uit", "/desk/uit", reden=REASON)).status_code == status
    assert await switch(office.house).is_off(ORGANISATION) is (status == 303)


async def test_without_a_reason_it_stays_on_and_the_page_says_what_lacks(office: Office) -> None:
    async with office.worker("carla", "coordinator") as carla:
        refused = await send(carla, "/desk/uit", "/desk/uit", reden="  ")
        assert refused.status_code == 422 and "Schrijf waarom" in refused.text
        assert not await switch(office.house).is_off(ORGANISATION)
        await send(carla, "/desk/uit", "/desk/uit", reden=REASON)
        await send(carla, "/desk/uit", "/desk/aan")
    assert not await switch(office.house).is_off(ORGANISATION)


async def test_a_form_of_another_site_does_not_switch_it(office: Office) -> None:
    async with office.worker("carla", "coordinator") as carla:
        sent = await carla.post("/desk/uit", data={"reden": REASON}, headers={"origin": "https://elders.nl"})
    assert sent.status_code == 403
    assert not await switch(office.house).is_off(ORGANISATION)


async def test_the_operator_does_it_from_the_command_line(house: House, redis_url: str) -> None:
    async def omzien(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot.cli", *arguments]
        environment = {"REDIS_URL": redis_url, "PATH": "/usr/bin:/bin"}
        return await asyncio.to_thread(
            subprocess.run, command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    done = await omzien("off", REASON, "Karin")
    assert done.returncode == 0 and "uit" in done.stdout, done.stderr
    seen = await switch(house).read(ORGANISATION)
    assert seen is not None and (seen.who, seen.reason) == ("Karin", REASON)
    assert CLOSED in texts(await house.say("hallo"))[0]
    assert (await omzien("off", REASON)).stdout.startswith("Omzien stond al uit")
    assert (await omzien("off")).returncode == 2
    assert (await omzien("on")).returncode == 0
    assert await switch(house).read(ORGANISATION) is None


async def test_a_danger_mark_reaches_the_desk_of_who_waits_also_now(office: Office) -> None:
    ref = await office.handed_off()
    await switch(office.house).off(ORGANISATION, "carla", REASON)
    await office.house.say("ik wil dood")
    async with office.worker("anja") as anja:
        assert "Gevaar: zelfmoord" in (await anja.get(address(ref))).text
        assert (await does(anja, ref, "pak")).status_code == 303
