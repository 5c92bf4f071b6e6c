# SPDX-License-Identifier: EUPL-1.2
"""`bot.publishing.schedule`: published at its time, once, and not in the name of who left."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.publishing.schedule import Schedule
from bot.publishing.watch import Watch
from store import keys
from tests.bot.publishing.editors import WELCOME, Editors
from tests.bot.support import ORGANISATION, until


async def scheduled(editors: Editors, seconds: float = 3600) -> str:
    """A welcome that is to be published then; its id."""
    draft = await editors.draft("message", "welcome", WELCOME)
    due = await editors.services.clock.now() + seconds
    return (await editors.drafts.schedule(ORGANISATION, draft.id, "els", due)).id


async def state(editors: Editors, id: str) -> str:
    """How far it is."""
    found = await editors.drafts.get(ORGANISATION, id)
    return found.state if found else ""


async def test_it_is_published_at_its_time_and_not_before(editors: Editors) -> None:
    id = await scheduled(editors)
    await editors.schedule.round()
    assert await state(editors, id) == "scheduled"
    await editors.services.clock.move(3601)
    await editors.schedule.round()
    assert await state(editors, id) == "published"
    assert editors.book().message("welcome") == WELCOME["je"]


async def test_two_processes_publish_it_once(editors: Editors) -> None:
    id = await scheduled(editors)
    await editors.services.clock.move(3601)
    await asyncio.gather(*(Schedule(editors.services).round() for _ in range(3)))
    assert await state(editors, id) == "published"
    assert len(editors.log()) == 1


async def test_who_was_killed_before_they_could_say_so_does_not_publish_it_again(editors: Editors) -> None:
    id = await scheduled(editors)
    before = await editors.drafts.get(ORGANISATION, id)
    assert before is not None
    await editors.services.clock.move(3601)
    await editors.schedule.round()
    # As if the process ended after git had it and before Redis knew.
    await editors.services.redis.hset(keys.drafts(ORGANISATION), id, replace(before, due=0.0).stored())
    await editors.services.redis.zadd(keys.due(), {f"{ORGANISATION}/{id}": 0})
    await editors.schedule.round()
    assert await state(editors, id) == "published"
    assert len(editors.log()) == 1


async def test_a_text_whose_owner_left_waits_with_the_reason(editors: Editors) -> None:
    id = await scheduled(editors)
    await editors.users.book.alter(ORGANISATION, "els", lambda account: {**account, "disabled": True})
    await editors.services.clock.move(3601)
    await editors.schedule.round()
    draft = await editors.drafts.get(ORGANISATION, id)
    assert draft is not None
    assert (draft.state, draft.due) == ("waiting", None)
    assert "werkt hier niet meer" in draft.reason
    assert editors.book().message("welcome") != WELCOME["je"]


async def test_a_text_that_was_put_off_is_not_published(editors: Editors) -> None:
    id = await scheduled(editors)
    await editors.drafts.reject(ORGANISATION, id, "els")
    await editors.services.clock.move(3601)
    await editors.schedule.round()
    assert await state(editors, id) == "draft"
    assert await editors.services.redis.zcard(keys.due()) == 0


async def test_a_text_that_broke_a_rule_meanwhile_comes_back_with_why(editors: Editors) -> None:
    draft = await editors.draft("contact", "geldfit", {"opening_hours": "altijd wel"})
    await editors.drafts.schedule(ORGANISATION, draft.id, "els", 0.0)
    await editors.schedule.round()
    kept = await editors.now(draft)
    assert kept.state == "waiting"
    assert kept.reason


async def test_the_web_process_does_it_by_itself(editors: Editors) -> None:
    id = await scheduled(editors, seconds=0.0)
    watching = asyncio.create_task(Watch(editors.services).run())

    async def done() -> bool:
        return await state(editors, id) == "published"

    await until(done)
    watching.cancel()
