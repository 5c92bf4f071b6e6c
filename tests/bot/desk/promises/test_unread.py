# SPDX-License-Identifier: EUPL-1.2
"""Nobody who talks with a person is forgotten by them: who is not there is watched, the resident is told."""

from __future__ import annotations

from datetime import datetime, timedelta

import httpx
import pytest
import pytest_asyncio

from bot.desk.promises.unread import AFTER_S, KIND, PATIENCE_S, Unread
from bot.desk.tools.timeline import Timeline
from store import keys
from store.clock import ZONE
from store.conversation import ConversationRef
from tests.bot.desk.crew import crew
from tests.bot.desk.office import Office, address, browser
from tests.bot.desk.promises.test_promises import MONDAY, be, figures, has, said, slots
from tests.bot.support import ORGANISATION, texts, until
from tests.bot.web.client import JSON, PASSWORD, sign_in

GONE = MONDAY + timedelta(minutes=10)


@pytest_asyncio.fixture
async def ref(office: Office) -> ConversationRef:
    """Somebody whom Anja answered a minute past ten, and not since."""
    await be(office, MONDAY)
    await crew(office.house, "anja")
    await at_desk(office, MONDAY)
    ref = await office.handed_off()
    await office.house.desk.claim(ref, "anja", "Anja")
    await office.house.desk.reply(ref, "anja", "Ik zoek het uit.", "een", "Anja")
    return ref


async def at_desk(office: Office, until_: datetime, name: str = "anja") -> None:
    """This worker's desk is heard of until then."""
    services = office.house.services
    await services.redis.zadd(keys.presence(ORGANISATION), {name: until_.timestamp()})


async def writes(office: Office, text: str = "ben je er nog?", at: datetime = GONE) -> None:
    """The resident writes; a while later it has not been seen."""
    await be(office, at)
    await office.house.say(text)


async def due(office: Office, ref: ConversationRef) -> float | None:
    found: float | None = await office.house.services.redis.zscore(
        keys.timers(ref.partition), f"{KIND}|{ref}"
    )
    return found


async def told(office: Office) -> list[str]:
    """What the house told the resident since the answer."""
    return [entry.text for entry in await said(office) if entry.who == "system"][1:]


async def test_who_writes_to_a_worker_who_has_gone_hears_so_and_by_when(
    office: Office, ref: ConversationRef
) -> None:
    await writes(office)
    await be(office, GONE + timedelta(seconds=AFTER_S))
    promised = datetime.fromtimestamp(float(await has(office, "promise")), ZONE)
    assert promised == MONDAY.replace(hour=11, minute=0)
    [word] = await told(office)
    assert word.startswith("Anja is er nu niet. Je bericht staat klaar.")
    assert "Je hoort iets: uiterlijk vandaag 11:00 uur." in word
    event = (await Timeline(office.house.services).of(ref))[-2]
    assert (event.what, event.who, event.whom) == ("unread", "", "anja")
    async with office.worker("bram") as bram:
        row = (await bram.get("/desk")).text
        assert "Beloofd: vandaag 11:00 uur" in row and "1 nieuw bericht" in row
        page = (await bram.get(address(ref))).text
        assert "De bewoner schreef en Anja zag het niet." in page and "Neem dit gesprek over" in page


async def test_it_is_said_once_and_an_answer_in_time_keeps_what_was_promised(
    office: Office, ref: ConversationRef
) -> None:
    await writes(office)
    await be(office, GONE + timedelta(seconds=AFTER_S))
    await has(office, "promise")
    await writes(office, "hallo?", GONE + timedelta(minutes=7))
    assert not await Unread(office.house.services).due(ref)
    await office.house.desk.reply(ref, "anja", "Hier ben ik.", "twee", "Anja")
    assert len(await told(office)) == 1 and not await slots(office)
    assert (await figures(office))["promise_kept|balie"] == 2


async def test_a_word_that_nobody_answers_is_late_like_any_promise_and_the_resident_hears_it(
    office: Office, ref: ConversationRef
) -> None:
    await writes(office)
    await be(office, GONE + timedelta(seconds=AFTER_S))
    await has(office, "promise")
    await be(office, MONDAY.replace(hour=11, minute=1))
    await has(office, "promise_late")
    assert (await told(office))[-1].startswith("Anja zou je nu antwoorden. Dat is niet gelukt. Sorry.")
    assert "Je hoort iets: uiterlijk vandaag 11:45 uur." in (await told(office))[-1]
    async with office.worker("cora", "coordinator") as cora:
        page = (await cora.get("/desk")).text
        assert page.index("Te laat: er was eerder") < page.index("Te laat: beloofd vandaag 11:00 uur")


async def test_while_the_worker_is_there_nothing_is_said_until_they_have_gone(
    office: Office, ref: ConversationRef
) -> None:
    await at_desk(office, GONE + timedelta(minutes=20))
    await writes(office)
    first = await due(office, ref)
    assert first is not None
    await be(office, GONE + timedelta(seconds=AFTER_S))
    again = await until(lambda: _later(office, ref, first))
    assert again == pytest.approx(first + AFTER_S, abs=30) and not await told(office)
    await be(office, GONE + timedelta(minutes=30))
    await has(office, "promise")
    assert len(await told(office)) == 1


async def test_a_worker_who_is_there_and_does_not_look_is_not_waited_for_all_day(
    office: Office, ref: ConversationRef
) -> None:
    await at_desk(office, MONDAY + timedelta(hours=8))
    await writes(office)
    await be(office, GONE + timedelta(seconds=PATIENCE_S - 60))
    assert not await Unread(office.house.services).due(ref) and not await told(office)
    await be(office, GONE + timedelta(seconds=PATIENCE_S + AFTER_S))
    await has(office, "promise")
    [word] = await told(office)
    assert word.startswith("Anja las je bericht nog niet. Het staat klaar.")
    assert "Je hoort iets: uiterlijk vandaag" in word


async def test_who_took_it_is_there_and_does_not_answer_is_said_to_be_late_in_the_end(
    office: Office, ref: ConversationRef
) -> None:
    await be(office, MONDAY + timedelta(minutes=2))
    await office.handed_off("2")
    await at_desk(office, MONDAY + timedelta(hours=8))
    await office.house.desk.claim(office.house.ref("2"), "anja", "Anja")
    before = len(await said(office, "2"))
    at = datetime.fromtimestamp(float((await office.house.fields("2"))["promise"]), ZONE)
    await be(office, at + timedelta(minutes=1))
    await has(office, "promise_late", "2")
    assert len(await said(office, "2")) == before
    await be(office, at + timedelta(seconds=PATIENCE_S + AFTER_S))
    await has(office, "promise_told", "2")
    [word] = texts((await said(office, "2"))[before:])
    assert word.startswith("Anja zou je nu antwoorden.") and "uiterlijk vandaag" in word


async def test_who_writes_on_and_on_is_not_waited_for_longer(office: Office, ref: ConversationRef) -> None:
    await writes(office)
    first = await due(office, ref)
    await writes(office, "hallo?", GONE + timedelta(minutes=4))
    assert first is not None and await due(office, ref) == first
    await be(office, GONE + timedelta(seconds=AFTER_S))
    await has(office, "promise")


async def test_a_message_of_before_there_was_a_watch_is_watched_from_the_next_on(
    office: Office, ref: ConversationRef
) -> None:
    await writes(office)
    await office.house.services.redis.zrem(keys.timers(ref.partition), f"{KIND}|{ref}")
    await writes(office, "hallo?", GONE + timedelta(minutes=1))
    assert await due(office, ref)


async def _later(office: Office, ref: ConversationRef, than: float) -> float | None:
    now = await due(office, ref)
    return now if now and now > than else None


@pytest.mark.parametrize("how", ["seen", "closed", "answered"])
async def test_what_was_seen_or_is_over_is_nothing_to_be_told(
    office: Office, ref: ConversationRef, how: str
) -> None:
    await writes(office)
    desk = office.house.desk
    if how == "seen":
        await desk.read(ref)
    elif how == "closed":
        await desk.close(ref, "anja", "geholpen", "Anja")
    else:
        await desk.reply(ref, "anja", "Ja hoor.", "twee", "Anja")
    before = len(await said(office))
    assert not await Unread(office.house.services).due(ref)
    assert len(await said(office)) == before and "promise" not in await office.house.fields()


@pytest.mark.parametrize("mark", ["private", "stopped"])
async def test_on_a_phone_that_others_read_it_is_watched_and_nothing_is_said(
    office: Office, ref: ConversationRef, mark: str
) -> None:
    await writes(office)
    await office.house.services.redis.hset(keys.conversation(ref), mark, 1)
    await be(office, GONE + timedelta(seconds=AFTER_S))
    await has(office, "promise")
    assert await told(office) == []


async def test_who_says_u_is_told_with_u(office: Office, ref: ConversationRef) -> None:
    await writes(office, "kunt u mij vertellen of u er nog bent")
    await be(office, GONE + timedelta(seconds=AFTER_S))
    await has(office, "promise")
    assert (await told(office))[0].startswith("Anja is er nu niet. Uw bericht staat klaar.")


async def test_of_who_erases_everything_no_timer_stays(office: Office, ref: ConversationRef) -> None:
    await writes(office)
    assert await due(office, ref)
    await office.house.say("wis", kind="command")
    await office.house.press("wis alles")
    assert await due(office, ref) is None


async def agrees(office: Office, ref: ConversationRef) -> datetime:
    """Anja comes back on Tuesday at half past nine."""
    at = (MONDAY + timedelta(days=1)).replace(hour=9, minute=30)
    assert await office.house.desk.snooze(ref, "anja", at.timestamp(), "afspraak", "een", "Anja")
    await be(office, at)
    owed = datetime.fromtimestamp(float(await has(office, "promise")), ZONE)
    assert owed == at + timedelta(minutes=15)
    return owed


async def test_an_agreed_moment_that_nobody_keeps_is_late_and_the_resident_hears_so(
    office: Office, ref: ConversationRef
) -> None:
    owed = await agrees(office, ref)
    await be(office, owed + timedelta(minutes=1))
    await has(office, "promise_late")
    assert (await told(office))[-1].startswith("Anja zou je nu antwoorden. Dat is niet gelukt. Sorry.")
    assert "uiterlijk vandaag 10:30 uur" in (await told(office))[-1]
    assert (await figures(office))["promise_late|balie"] == 1


async def test_who_keeps_an_agreed_moment_has_kept_a_promise(office: Office, ref: ConversationRef) -> None:
    await agrees(office, ref)
    await office.house.desk.reply(ref, "anja", "Daar ben ik.", "twee", "Anja")
    assert (await figures(office))["promise_kept|balie"] == 1
    assert not await slots(office) and len(await told(office)) == 1


async def test_two_who_agreed_on_the_same_moment_are_both_watched(
    office: Office, ref: ConversationRef
) -> None:
    other = await office.handed_off("2")
    await office.house.desk.claim(other, "anja", "Anja")
    at = (MONDAY + timedelta(days=1)).replace(hour=9, minute=30)
    for one in (ref, other):
        await office.house.desk.snooze(one, "anja", at.timestamp(), "afspraak", "een", "Anja")
    await be(office, at)
    for who in ("1", "2"):
        await has(office, "promise", who)
    assert len(await slots(office)) == 2


async def test_what_comes_in_a_tab_that_nobody_looks_at_is_not_read(
    office: Office, ref: ConversationRef
) -> None:
    await writes(office)
    async with browser(office.app) as anja:
        assert (await sign_in(anja, "anja", PASSWORD)).status_code == 303
        assert await unread_after(office, anja, ref, "?ongezien=1") == 1
        assert await unread_after(office, anja, ref, "") == 0


async def unread_after(office: Office, anja: httpx.AsyncClient, ref: ConversationRef, query: str) -> int:
    """How many messages Anja has not read after her page asked for news so."""
    answer = await anja.get(address(ref, "berichten") + query, headers=JSON)
    assert "ben je er nog?" in answer.json()["entries"]
    found = await office.house.desk.handoff(ref)
    assert found is not None
    return found.unread


async def test_the_house_speaks_as_itself_and_not_as_the_one_who_is_not_there(
    office: Office, ref: ConversationRef
) -> None:
    await writes(office)
    await be(office, GONE + timedelta(seconds=AFTER_S))
    await has(office, "promise")
    last = (await said(office))[-1]
    assert last.who == "system" and last.name is None and not last.buttons
    assert "ik ben" not in " ".join(texts([last])).lower()


async def test_it_counts_messages_of_the_resident_and_nothing_else(
    office: Office, ref: ConversationRef
) -> None:
    for text in ("een", "twee"):
        await office.house.say(text)
        await office.house.desk.note(ref, "anja", f"zegt {text}", text, "Anja")
    async with office.worker("bram") as bram:
        assert "2 nieuwe berichten" in (await bram.get("/desk")).text
        await office.house.desk.read(ref)
        assert "nieuwe berichten" not in (await bram.get("/desk")).text


async def test_on_every_page_stands_who_else_wrote_to_this_worker_and_to_nobody_else(
    office: Office, ref: ConversationRef
) -> None:
    await writes(office)
    async with browser(office.app) as anja, office.worker("bram") as bram:
        assert (await sign_in(anja, "anja", PASSWORD)).status_code == 303

        async def news(client: httpx.AsyncClient, query: str = "") -> tuple[int, str]:
            found = (await client.get(f"/desk/gevaar{query}", headers=JSON)).json()
            return found["unread"], found["news"]

        assert await news(anja) == (1, "1 nieuw bericht")
        assert await news(anja, f"?hier={ref.id}") == await news(bram) == (0, "")
