# SPDX-License-Identifier: EUPL-1.2
"""A promise with a time: told, kept, given back, watched; on the real Redis with the real content."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from bot.conversation.entry import Entry
from bot.desk.leading.counts import counted
from bot.desk.teams.teams import Team
from store import keys
from store.clock import ZONE, day_of
from store.conversation import ConversationRef
from tests.bot.desk.office import Office, browser
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION, texts, until
from tests.bot.web.client import PASSWORD, sign_in

MONDAY = datetime(2027, 1, 11, 10, 1, tzinfo=ZONE)
PROMISED = "Je hoort iets: uiterlijk vandaag 10:30 uur."


@pytest_asyncio.fixture
async def monday(office: Office) -> Office:
    """An office on a Monday at a minute past ten."""
    await be(office, MONDAY)
    return office


@pytest_asyncio.fixture
async def anja(monday: Office) -> AsyncIterator[Office]:
    """The same with one worker at the desk."""
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(monday.worker("anja"))
        await client.get("/desk")
        yield monday


async def be(office: Office, moment: datetime) -> None:
    """It is then."""
    clock = office.house.services.clock
    await clock.move(moment.timestamp() - await clock.now())


async def colleague(office: Office, name: str, *teams: str) -> None:
    """Somebody else who is at the desk now."""
    await office.users.create(ORGANISATION, name, PASSWORD, name.title(), "worker", teams)
    async with browser(office.app) as client:
        assert (await sign_in(client, name)).status_code == 303
        await client.get("/desk")


async def said(office: Office, who: str = "1", channel: str = "rest") -> list[Entry]:
    """Everything the resident can read."""
    return await office.house.line.messages(office.house.ref(who, channel))


async def fields(office: Office, who: str = "1") -> dict[str, str]:
    """What is stored of the conversation."""
    return await office.house.fields(who)


async def slots(office: Office) -> dict[str, str]:
    """Every slot that is taken."""
    found: dict[str, str] = await office.house.services.redis.hgetall(keys.promises(ORGANISATION))
    return found


async def figures(office: Office) -> dict[str, int]:
    """What was counted today of promises."""
    services = office.house.services
    day = await counted(services.redis, day_of(await services.clock.now()))
    return {field: n for field, n in day.items() if field.startswith("promise")}


async def timers(office: Office, ref: ConversationRef) -> set[str]:
    """The timers of promises that are set for a conversation."""
    found = await office.house.services.redis.zrange(keys.timers(ref.partition), 0, -1)
    return {name.partition("|")[0] for name in found if name.endswith(str(ref)) and "promise" in name}


async def has(office: Office, field: str, who: str = "1") -> str:
    """The field once it is there."""

    async def there() -> str | None:
        return (await fields(office, who)).get(field)

    found: str = await until(there)
    return found


async def free(office: Office) -> bool:
    """Whether no slot is taken."""
    return not await slots(office)


async def test_the_handoff_says_by_when_somebody_answers_and_keeps_that_slot(anja: Office) -> None:
    ref = await anja.handed_off()
    assert PROMISED in (await said(anja))[-1].text
    at = int(datetime(2027, 1, 11, 10, 30, tzinfo=ZONE).timestamp())
    assert await slots(anja) == {str(ref): f"balie|{at}"}
    assert (await fields(anja))["promise"] == str(at)
    assert await timers(anja, ref) == {"promise_soon", "promise_late"}


async def test_who_says_u_is_promised_with_u(anja: Office) -> None:
    await anja.house.say("kunt u mij helpen")
    await anja.handed_off()
    assert "U hoort iets: uiterlijk vandaag 10:30 uur." in (await said(anja))[-1].text


async def test_without_anybody_active_nothing_is_promised(monday: Office) -> None:
    await monday.handed_off()
    assert "uiterlijk" not in " ".join(texts(await said(monday)))
    assert await free(monday)


@pytest.mark.parametrize("gone", ["disabled", "two weeks", "away"])
async def test_who_cannot_be_counted_on_promises_nothing(anja: Office, gone: str) -> None:
    services = anja.house.services
    if gone == "disabled":
        user = await anja.users.get(ORGANISATION, "anja")
        assert user is not None
        await anja.users.disable(user)
    elif gone == "two weeks":
        await be(anja, MONDAY + timedelta(days=14, minutes=5))
    else:
        then = await services.clock.now() + 3_600
        await services.redis.zadd(keys.away(ORGANISATION), {"anja": then})
    await anja.handed_off()
    assert "uiterlijk" not in " ".join(texts(await said(anja)))


async def test_who_logged_out_an_hour_ago_is_counted_on_but_not_there(anja: Office) -> None:
    await be(anja, MONDAY + timedelta(hours=1))
    await anja.handed_off()
    assert "uiterlijk vandaag 11:45 uur" in (await said(anja))[-1].text


async def test_twenty_handoffs_at_once_never_take_more_than_there_is_room(anja: Office) -> None:
    await colleague(anja, "bram")
    await asyncio.gather(*(anja.house.say("mens", f"r{n}") for n in range(20)))
    taken = Counter((await slots(anja)).values())
    assert sum(taken.values()) == 20
    assert set(taken.values()) == {2}


async def test_the_slots_are_those_of_the_team_it_goes_to(anja: Office) -> None:
    await anja.teams.put(ORGANISATION, Team("geld", "Geld", themes=("geld",), hours="Mo-Fr 14:00-16:00"))
    await colleague(anja, "bram", "geld")
    await anja.handed_off(theme="geld")
    assert "uiterlijk vandaag 14:30 uur" in (await said(anja))[-1].text


async def test_who_waits_and_writes_hears_the_promise_again(anja: Office) -> None:
    await anja.handed_off()
    assert PROMISED in (await anja.house.say("is er al iemand"))[-1].text


async def test_the_dialogue_is_told_what_was_promised_and_what_could_be(anja: Office) -> None:
    await anja.house.say("hallo")
    assert anja.house.rasa.heard[-1]["context"]["desk"] == {
        "staffed": True,
        "open_now": True,
        "opens": None,
        "promise": "2027-01-11T10:30:00+01:00",
        "promised": None,
        "teams": [],
    }
    await anja.house.handed_off()
    await anja.house.press("verder zoeken")
    assert anja.house.rasa.heard[-1]["context"]["desk"]["promised"] == "2027-01-11T10:30:00+01:00"


async def test_the_dialogue_is_told_of_every_team_until_it_is_on_the_desk_of_one(anja: Office) -> None:
    team = Team("geld", "Geld", municipalities=("GM0402",), themes=("geld",), hours="Mo-Fr 14:00-16:00")
    await anja.teams.put(ORGANISATION, team)
    await colleague(anja, "bram", "geld")
    await anja.house.say("hallo")
    assert anja.house.rasa.heard[-1]["context"]["desk"]["teams"] == [
        {
            "municipalities": ["GM0402"],
            "themes": ["geld"],
            "staffed": True,
            "open_now": False,
            "opens": "2027-01-11T14:00:00+01:00",
            "promise": "2027-01-11T14:30:00+01:00",
        }
    ]
    command = {"name": "handoff", "summary": {"theme": "geld", "municipality": "GM0402"}}
    anja.house.rasa.next = [reply("Ik heb het doorgegeven.", "verder_zoeken", commands=(command,))]
    await anja.house.say("mens")
    await anja.house.press("verder zoeken")
    told = anja.house.rasa.heard[-1]["context"]["desk"]
    assert told["teams"] == [] and told["promised"] == "2027-01-11T14:30:00+01:00"


async def test_a_promise_for_another_day_says_who_can_be_talked_to_until_then(anja: Office) -> None:
    await be(anja, MONDAY + timedelta(hours=12))
    await anja.handed_off()
    told = (await said(anja))[-1].text
    assert "uiterlijk morgen 9:30 uur" in told and told.count("Luisterlijn") == 1


async def test_somebody_in_danger_hears_once_that_nobody_is_there_and_is_not_told_to_go(anja: Office) -> None:
    await be(anja, MONDAY + timedelta(hours=12))
    await anja.house.say("ik wil dood")
    await anja.handed_off()
    told = "\n".join(texts((await said(anja))[2:]))
    assert told.count("Er is hier nu niemand.") == 1 and "uiterlijk morgen 9:30 uur" in told
    assert "Je mag weggaan" not in told and "Luisterlijn" not in told


@pytest.mark.parametrize("first", [(), ("Er is een bericht.",)])
async def test_the_promise_comes_after_what_was_done_and_before_the_question(
    anja: Office, first: tuple[str, ...]
) -> None:
    command = {"name": "handoff", "summary": {}}
    made = reply("Ik heb het doorgegeven.", "ja", "nee", commands=(command,))
    done, question = made["parts"][0], {"title": None, "text": "Leest iemand mee?", "contact": None}
    opened = [{**done, "text": text} for text in first]
    made |= {"parts": [*opened, done, question], "asks": "reads_along"}
    anja.house.rasa.next = [made]
    told = (await anja.house.say("mens"))[-1].text
    places = [told.index(words) for words in (*first, "doorgegeven", "uiterlijk", "Leest iemand mee?")]
    assert places == sorted(places)


async def test_out_of_hours_one_hears_where_to_come_by_and_in_hours_not(anja: Office) -> None:
    where = "Wijkcentrum De Koepel, Kerkbrink 1 in Hilversum, maandag 9:00 tot 12:00"
    await anja.teams.change(ORGANISATION, "balie", name="Balie", walk_in=where)
    await anja.handed_off()
    assert "Langskomen" not in (await said(anja))[-1].text
    await be(anja, MONDAY + timedelta(hours=12))
    await anja.handed_off("2")
    told = (await said(anja, "2"))[-1].text
    assert f"Luisterlijn: 088 0767 000, dag en nacht. Langskomen kan ook: {where}." in told


@pytest.mark.parametrize("move", ["reply", "close", "snooze"])
async def test_an_answer_in_time_keeps_it_and_frees_the_slot(anja: Office, move: str) -> None:
    ref, desk = await anja.handed_off(), anja.house.desk
    await desk.claim(ref, "anja", "Anja")
    assert await slots(anja)
    if move == "reply":
        await desk.reply(ref, "anja", "Hallo", "r1", "Anja")
        await desk.reply(ref, "anja", "En nog iets", "r2", "Anja")
    elif move == "close":
        await desk.close(ref, "anja", "geholpen", "Anja")
    else:
        then = await anja.house.services.clock.now() + 7_200
        await desk.snooze(ref, "anja", then, "afspraak", name="Anja")
    assert await free(anja)
    assert await timers(anja, ref) == set()
    assert await figures(anja) == {"promise_kept|balie": 1}


@pytest.mark.parametrize("how", ["stop", "goed zo", "wis"])
async def test_who_waits_no_longer_gives_the_slot_back(anja: Office, how: str) -> None:
    ref = await anja.house.handed_off()
    rasa = anja.house.rasa
    if how == "stop":
        rasa.next = [_reply("Goed.", {"name": "stop"})]
        await anja.house.press("verder zoeken")
    elif how == "goed zo":
        rasa.next = [_reply("Kijk maar.", button="goed_zo")]
        await anja.house.press("verder zoeken")
        told = await anja.house.press("goed zo")
        assert "Ik beloof geen tijd meer." in told[-1].text
    else:
        rasa.next = [_reply("Gewist.", {"name": "erase", "receipt": False})]
        await anja.house.press("verder zoeken")
    await until(lambda: free(anja))
    assert await timers(anja, ref) == set()
    assert await figures(anja) == {}


async def test_it_is_marked_before_it_runs_out_and_stands_before_who_waits_longer(anja: Office) -> None:
    await be(anja, MONDAY - timedelta(minutes=30))
    await anja.handed_off("eerst")
    await anja.house.services.redis.hset(
        keys.conversation(anja.house.ref("eerst")), "promise", MONDAY.timestamp() + 9_000
    )
    await be(anja, MONDAY)
    async with anja.worker("bram") as client:
        await anja.handed_off("later")
        await be(anja, MONDAY + timedelta(minutes=20))
        await has(anja, "promise_soon", "later")
        page = (await client.get("/desk")).text
        assert "Belofte loopt af om 10:30" in page
        rows = await anja.house.desk.queue(ORGANISATION)
        assert rows[0].ref == anja.house.ref("later")


async def test_when_it_has_run_out_the_resident_hears_so_once_with_a_new_promise(anja: Office) -> None:
    await anja.handed_off()
    await be(anja, MONDAY + timedelta(minutes=30))
    await has(anja, "promise_late")
    told = (await said(anja))[-1].text
    assert "Dat is niet gelukt. Sorry." in told
    assert "Je hoort iets: uiterlijk vandaag 11:15 uur." in told
    assert await figures(anja) == {"promise_late|balie": 1}
    await be(anja, MONDAY + timedelta(minutes=90))
    await until(lambda: _counted(anja, "promise_late|balie", 2))
    assert sum("Sorry." in text for text in texts(await said(anja))) == 1
    assert await free(anja)


async def test_the_coordinator_has_who_was_not_answered_in_time_before_everybody_else(anja: Office) -> None:
    await anja.handed_off()
    await be(anja, MONDAY + timedelta(minutes=30))
    await has(anja, "promise_late")
    async with anja.worker("cora", "coordinator") as client:
        page = (await client.get("/desk")).text
        assert "Te laat: beloofd vandaag 10:30 uur" in page
        assert page.index("Te laat: er was eerder") < page.index("Te laat: beloofd")


async def test_without_anybody_left_the_late_word_gives_the_number_that_is_open_now(anja: Office) -> None:
    await anja.handed_off()
    user = await anja.users.get(ORGANISATION, "anja")
    assert user is not None
    await anja.users.disable(user)
    await be(anja, MONDAY + timedelta(minutes=30))
    await has(anja, "promise_late")
    told = (await said(anja))[-1].text
    assert "uiterlijk" not in told
    assert "Luisterlijn" in told


@pytest.mark.parametrize("mark", ["private", "stopped"])
async def test_a_phone_that_others_read_hears_nothing_by_itself(anja: Office, mark: str) -> None:
    ref = await anja.handed_off()
    await anja.house.services.redis.hset(keys.conversation(ref), mark, 1)
    before = len(await said(anja))
    await be(anja, MONDAY + timedelta(minutes=30))
    await has(anja, "promise_late")
    assert len(await said(anja)) == before
    assert await figures(anja) == {"promise_late|balie": 1}


async def test_while_a_person_who_is_there_has_it_nothing_is_said_of_being_late(anja: Office) -> None:
    ref = await anja.handed_off()
    await anja.house.desk.claim(ref, "anja", "Anja")
    before = len(await said(anja))
    then = (MONDAY + timedelta(minutes=30)).timestamp()
    await anja.house.services.redis.zadd(keys.presence(ORGANISATION), {"anja": then})
    await be(anja, MONDAY + timedelta(minutes=30))
    await has(anja, "promise_late")
    assert len(await said(anja)) == before


async def test_who_took_it_and_went_away_is_not_waited_for_in_silence(anja: Office) -> None:
    ref = await anja.handed_off()
    await anja.house.desk.claim(ref, "anja", "Anja")
    await be(anja, MONDAY + timedelta(minutes=30))
    await has(anja, "promise_late")
    last = (await said(anja))[-1]
    assert last.who == "system" and last.text.startswith("Anja zou je nu antwoorden.")
    assert "uiterlijk vandaag 11:15 uur" in last.text and (await fields(anja))["assignee"] == "anja"


async def test_who_is_to_be_called_was_answered_by_whoever_took_it_in_time(anja: Office) -> None:
    reach = {"channel": "phone", "number": "06 12345678", "e164": "+31612345678"}
    ref = await anja.handed_off(reach=reach)
    assert "Iemand belt je als dat kan." in (await said(anja))[-1].text
    await anja.house.desk.claim(ref, "anja", "Anja")
    await be(anja, MONDAY + timedelta(minutes=30))
    await until(lambda: free(anja))
    assert await figures(anja) == {"promise_kept|balie": 1}


async def test_what_is_given_back_keeps_a_promise_that_still_stands(anja: Office) -> None:
    ref = await anja.handed_off()
    await anja.house.desk.claim(ref, "anja", "Anja")
    await anja.house.desk.release(ref, "anja")
    assert PROMISED in (await said(anja))[-1].text


async def test_what_is_given_back_after_an_answer_gets_a_new_promise(anja: Office) -> None:
    ref, desk = await anja.handed_off(), anja.house.desk
    await desk.claim(ref, "anja", "Anja")
    await desk.reply(ref, "anja", "Hallo", "r1", "Anja")
    await be(anja, MONDAY + timedelta(minutes=20))
    await desk.release(ref, "anja")
    assert "Je hoort iets: uiterlijk vandaag 11:00 uur." in (await said(anja))[-1].text
    assert len(await slots(anja)) == 1


def _reply(text: str, *commands: dict[str, Any], button: str = "mens") -> Any:
    return reply(text, button, commands=commands)


async def _counted(office: Office, field: str, n: int) -> bool:
    return (await figures(office)).get(field) == n


async def to_call(office: Office, part: str) -> str:
    """When somebody is promised a call who asked for one in this part of the day."""
    reach = {"channel": "phone", "number": "06-12345678", "e164": "+31612345678", "times": part}
    await office.handed_off(reach=reach)
    return datetime.fromtimestamp(int((await fields(office))["promise"]), ZONE).strftime("%a %H:%M")


@pytest.mark.parametrize(
    ("part", "promised"),
    [("ochtend", "Mon 10:30"), ("middag", "Mon 12:30"), ("altijd", "Mon 10:30"), ("avond", "Mon 10:30")],
)
async def test_a_call_is_promised_in_the_part_of_the_day_that_suits_or_when_the_team_is_there(
    anja: Office, part: str, promised: str
) -> None:
    assert await to_call(anja, part) == promised


async def test_a_call_that_was_late_is_promised_again_in_the_part_of_the_day_that_suits(anja: Office) -> None:
    assert await to_call(anja, "middag") == "Mon 12:30"
    await be(anja, MONDAY.replace(hour=17, minute=1))
    first = (await fields(anja)).get("promise", "")

    async def anew() -> str:
        found = (await fields(anja)).get("promise", "")
        return found if found != first else ""

    again = datetime.fromtimestamp(int(await until(anew)), ZONE)
    assert again.strftime("%a %H:%M") == "Tue 12:30"
