# SPDX-License-Identifier: EUPL-1.2
"""What stands in a field or an open page gets nobody at a conversation of another team."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from bot.desk.accounts.users import User
from bot.desk.pages.talk.conversation import Conversation
from bot.desk.teams.teams import Team
from bot.follow_up.offer import OFFERED
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import crew, reassign
from tests.bot.desk.matrix import addresses
from tests.bot.desk.office import Office, address, does, send
from tests.bot.support import ORGANISATION

HERE = "/desk/overdracht"


async def of_north(office: Office) -> ConversationRef:
    """A conversation that Bram of the northern team has."""
    await office.teams.put(ORGANISATION, Team("noord", "Noord"))
    ref = await office.handed_off(worry="Noorderlicht")
    await office.house.services.redis.hset(keys.conversation(ref), "team", "noord")
    await crew(office.house, "bram")
    bram = await office.users.get(ORGANISATION, "bram")
    assert bram
    await office.users.set_teams(bram, joins="noord")
    assert (await office.house.desk.claim(ref, "bram", "Bram")).won
    return ref


@pytest.mark.parametrize("wish", ["rij", "collega:anja", "team:balie", "rust", "blijft"])
async def test_a_shift_handover_moves_nothing_of_another_team_and_tells_nothing_of_it(
    office: Office, wish: str
) -> None:
    ref = await of_north(office)
    fields = {f"doe-{ref.id}": wish, f"tot-{ref.id}": "2030-01-01T10:00", f"tekst-{ref.id}": "hoi"}
    unknown = {name.replace(ref.id, "0" * 32): value for name, value in fields.items()}
    async with office.worker() as anja:
        before = await office.house.fields()
        seen = await send(anja, HERE, HERE, move_id="a", **fields)
        none = await send(anja, HERE, HERE, move_id="b", **unknown)
        assert await office.house.fields() == before
        assert "Noorderlicht" not in seen.text
        told = [page.text.count("Dit gesprek is er niet meer") for page in (seen, none)]
        assert told[0] == told[1]
        assert (await send(anja, HERE, HERE, van="bram", **fields)).status_code == 403
        assert (await anja.get(f"{HERE}?van=bram")).status_code == 403


async def test_a_page_that_stays_open_hears_nothing_more_once_it_is_another_teams(office: Office) -> None:
    ref = await office.handed_off()
    async with office.worker() as anja:
        assert (await does(anja, ref, "pak")).status_code == 303
        paths = {one.path: one.endpoint for one in addresses(office.app.routes) if one.method == "GET"}
        page = paths["/desk/gesprek/{id}"].handler.__self__
        assert isinstance(page, Conversation)
        cookie = f"omzien-desk={anja.cookies['omzien-desk']}".encode()
        request = Request({"type": "http", "method": "GET", "headers": [(b"cookie", cookie)]})
        assert await page._may_follow(request, ref)
        assert await reassign(office.house, ref, "anja", "een")
        assert not await page._may_follow(request, ref)
        assert (await anja.get(address(ref, "berichten"))).status_code == 404


async def test_a_colleague_who_was_never_in_is_given_nothing(office: Office) -> None:
    ref = await office.handed_off()
    await office.users.add(User(ORGANISATION, "nina", "Nina", "worker"))
    async with office.worker() as anja:
        await does(anja, ref, "pak")
        refused = await does(anja, ref, "geef", collega="nina", waarom="kennis")
    assert refused.status_code in (409, 422)
    assert (await office.house.fields())["assignee"] == "anja"


async def test_an_other_day_chosen_later_is_the_day_on_which_is_asked(office: Office) -> None:
    house = office.house
    ref = await office.handed_off()
    await house.desk.claim(ref, "anja", "Anja")
    await house.desk.close(ref, "anja", "geholpen", "Anja")
    assert (await house.fields())["follow_up"] == OFFERED
    await house.press("Ja, over een week")
    await house.say("kun je later vragen of het gelukt is")
    await house.press("Ja, over drie dagen")
    due = await house.services.redis.zscore(keys.timers(ref.partition), f"follow|{ref}")
    assert due == float((await house.fields())["follow_up_at"])
