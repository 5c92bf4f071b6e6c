# SPDX-License-Identifier: EUPL-1.2
"""Promises and agreed moments over holidays and over the night the clock changes."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime

import pytest

from store import keys
from store.clock import ZONE
from store.conversation import ConversationRef
from tests.bot.desk.office import Office, address, does
from tests.bot.support import texts, until


async def told(office: Office) -> list[str]:
    """Everything the resident reads."""
    return texts(await office.house.line.messages(office.house.ref()))


async def talking(office: Office) -> ConversationRef:
    """A resident with whom Anja talks."""
    ref = await office.handed_off()
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


SPAN = {
    "over the clock that goes back": ("2027-10-29T16:50", "2027-11-01T09:30"),
    "over the clock that goes on, at Easter": ("2027-03-26T16:50", "2027-03-30T09:30"),
    "over Christmas": ("2026-12-24T16:50", "2026-12-28T09:30"),
    "over the King's day": ("2027-04-26T16:50", "2027-04-28T09:30"),
}


@pytest.mark.parametrize("span", SPAN)
async def test_a_promise_stands_over_days_off_and_a_change_of_the_clock_and_is_late_only_after_it(
    office: Office, span: str
) -> None:
    clock = office.house.services.clock
    asked, due = (datetime.fromisoformat(text).replace(tzinfo=ZONE) for text in SPAN[span])
    await clock.move(asked.timestamp() - await clock.now())
    async with office.worker() as anja:
        await anja.get("/desk")
        await office.handed_off()
        assert (await office.house.fields())["promise"] == str(int(due.timestamp()))
        assert "9:30 uur" in (await told(office))[-1]
        await clock.move(due.timestamp() - 60 - await clock.now())
        await asyncio.sleep(1.5)
        assert "promise_late" not in (await office.house.fields())
        before = await told(office)
        await clock.move(180)
        late = await until(lambda: _more(office, len(before)))
        assert late[-1] != before[-1]


async def _more(office: Office, before: int) -> list[str]:
    found = await told(office)
    return found if len(found) > before else []


PROPOSED = {
    "the next day": ("2027-01-11T14:20", "2027-01-12T14:00", "2027-01-12T09:00"),
    "over a weekend": ("2027-01-15T14:20", "2027-01-18T09:00", "2027-01-18T09:00"),
    "over Christmas": ("2026-12-24T14:20", "2026-12-28T09:00", "2026-12-28T09:00"),
    "over the clock that goes back": ("2027-10-29T16:50", "2027-11-01T09:00", "2027-11-01T09:00"),
    "late in the evening": ("2027-01-11T22:10", "2027-01-13T09:00", "2027-01-12T09:00"),
}


@pytest.mark.parametrize("span", PROPOSED)
async def test_nobody_agrees_by_accident_to_be_back_on_a_day_off(office: Office, span: str) -> None:
    clock, (now, later, morning) = office.house.services.clock, PROPOSED[span]
    asked = datetime.fromisoformat(now).replace(tzinfo=ZONE)
    await clock.move(asked.timestamp() - await clock.now())
    async with office.worker() as anja:
        ref = await talking(office)
        field = re.search(r'name="tot"[^>]* value="([^"]*)"', (await anja.get(address(ref))).text)
        assert field and field[1] == later
        shift = (await anja.get("/desk/overdracht")).text
        assert f'name="terug" type="datetime-local" value="{morning}"' in shift


@pytest.mark.parametrize(
    ("until_", "wakes"),
    [
        # Twice half past two: the first of them. Never half past two: what the clock shows then.
        ("2027-10-31T02:30", "2027-10-31T00:30+00:00"),
        ("2027-10-31T03:00", "2027-10-31T02:00+00:00"),
        ("2027-11-01T09:00", "2027-11-01T08:00+00:00"),
        ("2028-03-26T02:30", "2028-03-26T01:30+00:00"),
    ],
)
async def test_an_agreed_moment_is_a_moment_on_a_dutch_clock_also_when_that_changes(
    office: Office, until_: str, wakes: str
) -> None:
    clock, at = office.house.services.clock, datetime.fromisoformat(wakes)
    await clock.move(at.timestamp() - 2 * 86_400 - await clock.now())
    async with office.worker() as anja:
        ref = await talking(office)
        done = await does(anja, ref, "later", tot=until_, waarom="afspraak", move_id="een")
        assert done.headers["location"] == "/desk?let-op=snoozed"
        local = at.astimezone(ZONE)
        shown = f"{local.hour}:{local.minute:02}"
        assert shown in (await told(office))[-1] and shown in (await anja.get(address(ref))).text
    score = await office.house.services.redis.zscore(keys.timers(ref.partition), f"wake|{ref}")
    assert score == at.timestamp()
