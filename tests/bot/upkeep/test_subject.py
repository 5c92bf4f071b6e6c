# SPDX-License-Identifier: EUPL-1.2
"""What is not a contact in the same queue: activities, vacancies, and texts."""

from __future__ import annotations

from bot.publishing.publisher import Publisher
from bot.upkeep import reports, subject
from bot.upkeep.marks import Marks
from bot.upkeep.queue import Queue
from content.activities import finder
from content.editing.change import Change
from content.expiry import texts
from store.clock import day_of
from tests.bot.support import ORGANISATION, House

DAY_S = 86_400.0
CHESS = "activity:schaken"
ACTIVITY = {
    "name": "Schaken",
    "description": "Een potje schaken. Leren kan ook.",
    "municipality": "GM0402",
    "days": ["woensdag"],
    "time": "10:00-12:00",
    "source": "de wijkkrant",
    "assured_date": "2026-11-20",
    "sign_up": "phone",
    "sign_up_how": "035 629 2700",
}


async def publish(house: House, *changes: Change) -> None:
    done = await Publisher(house.services).write(changes, "eva", "proef", ORGANISATION)
    assert getattr(done, "commit", ""), done


async def ids(house: House) -> set[str]:
    return {item.id for item in await Queue(house.services).items(ORGANISATION)}


async def test_an_activity_that_is_reported_or_old_is_in_the_queue_and_done_with_one_click(
    quiet_house: House,
) -> None:
    s = quiet_house.services
    await publish(quiet_house, Change("activity", "schaken", ACTIVITY))
    await reports.add(s.redis, ORGANISATION, CHESS, "closed")
    await s.clock.move(200 * DAY_S)

    assert {f"flagged|{CHESS}", f"report|{CHESS}"} <= await ids(quiet_house)
    assert await Marks(s).right(ORGANISATION, CHESS, "eva") == []

    left = await ids(quiet_house)
    found = finder.by_id(s.catalogue, "schaken", ORGANISATION)
    assert not {id for id in left if CHESS in id} and found is not None
    assert found.assured_date == day_of(await s.clock.now())
    assert await Marks(s).hide(ORGANISATION, CHESS, "eva") == []
    assert subject.find(s.catalogue, ORGANISATION, CHESS) is not None


async def test_the_texts_of_the_base_are_two_things_and_an_own_one_is_one(quiet_house: House) -> None:
    s = quiet_house.services
    await publish(quiet_house, Change("message", "thanks", {"text": "Graag gedaan."}))
    await s.clock.move(400 * DAY_S)

    found = {item.id: item for item in await Queue(s).items(ORGANISATION)}

    own = found["overdue|message:thanks"]
    assert own.name == "Graag gedaan." and not own.alarms
    assert not found["overdue|shared:texts"].alarms and found["overdue|shared:danger"].alarms


async def test_many_are_right_in_one_publication_and_the_texts_of_the_base_too(quiet_house: House) -> None:
    s = quiet_house.services
    await publish(quiet_house, Change("message", "thanks", {"text": "Graag gedaan."}))
    await s.clock.move(400 * DAY_S)
    before = s.catalogue.version

    chosen = ["hilversum_versa", "message:thanks", "shared:texts", "geldfit"]
    assert await Marks(s).all_right(ORGANISATION, chosen, "eva") == []

    today = day_of(await s.clock.now())
    left = await ids(quiet_house)
    assert s.catalogue.version != before
    assert not {id for id in left if id.partition("|")[2] in chosen} and "overdue|shared:danger" in left
    assert texts.dates(s.catalogue)[ORGANISATION]["texts"] == {"assured_date": today, "owner": "eva"}


def test_a_name_that_is_none_is_nothing() -> None:
    assert subject.split("../x") == subject.split("Schaken") == subject.split("a:b:c") == ("", "")
    assert subject.split("activity:schaken") == ("activity", "schaken")
    assert subject.split("hilversum_versa") == ("contact", "hilversum_versa")
