# SPDX-License-Identifier: EUPL-1.2
"""Reading along leaves a trace that the colleague sees and the resident never does."""

from __future__ import annotations

from store import keys
from tests.bot.desk.office import Office, address
from tests.bot.support import ORGANISATION, texts


async def reads(office: Office) -> list[tuple[str, str]]:
    rows = await office.house.services.redis.xrange(keys.audit(ORGANISATION))
    return [(f["who"], f["whom"]) for _, f in rows if f["what"] == "read"]


async def test_it_is_written_down_once_an_hour_and_the_colleague_reads_it(office: Office) -> None:
    ref = await office.handed_off()
    async with office.worker("anja") as anja, office.worker("carla", "coordinator") as carla:
        await office.house.desk.claim(ref, "anja", "Anja")
        for _ in range(3):
            page = (await carla.get(address(ref))).text
        assert "Je leest mee" in page and "Anja ziet dat je meeleest" in page
        assert await reads(office) == [("carla", "anja")]
        seen = (await anja.get(address(ref))).text
        assert seen.count("Carla leest mee sinds") == 1 and "Je leest mee" not in seen
        for _ in range(2):
            # In two steps, for a session that nobody uses for an hour ends.
            await office.house.services.clock.move(1_800)
            await carla.get(address(ref))
        assert await reads(office) == [("carla", "anja")] * 2


async def test_the_resident_never_sees_it(office: Office) -> None:
    ref = await office.handed_off()
    await office.house.desk.claim(ref, "anja", "Anja")
    before = await office.house.line.messages(ref)
    async with office.worker("carla", "coordinator") as carla:
        await carla.get(address(ref))
    assert texts(await office.house.line.messages(ref)) == texts(before)
    assert any("leest mee" in text for text in texts(list(await office.house.desk.timeline(ref))))


async def test_ones_own_conversation_and_one_that_waits_leave_no_trace(office: Office) -> None:
    mine, free = await office.handed_off("1"), await office.handed_off("2")
    async with office.worker("anja") as anja:
        await office.house.desk.claim(mine, "anja", "Anja")
        for ref in (mine, free):
            assert (await anja.get(address(ref))).status_code == 200
    assert await reads(office) == []


async def test_a_colleague_of_the_team_leaves_one_too_and_somebody_of_another_team_sees_nothing(
    office: Office,
) -> None:
    ref = await office.handed_off()
    await office.house.desk.claim(ref, "anja", "Anja")
    async with office.worker("bram") as bram, office.worker("dirk", teams=("wonen",)) as dirk:
        assert (await bram.get(address(ref))).status_code == 200
        assert (await dirk.get(address(ref))).status_code == 404
    assert await reads(office) == [("bram", "anja")]
