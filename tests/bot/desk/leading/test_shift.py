# SPDX-License-Identifier: EUPL-1.2
"""Handing over a shift: one form, ordinary moves, what fails is told, and nobody counts on her."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot.desk.accounts.users import User
from bot.desk.handover import Row
from bot.desk.leading.shift import COLLEAGUE, QUEUE, RESTS, STAYS, Wish, proposal
from bot.desk.pages.leading.shift_form import as_field
from bot.desk.teams.away import Away
from bot.desk.teams.presence import crew as crew_of
from bot.desk.teams.teams import DEFAULT, Team
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.office import Office, browser, send
from tests.bot.support import ORGANISATION, texts
from tests.bot.web.client import PASSWORD, sign_in

HERE = "/desk/overdracht"
BRAM = User(ORGANISATION, "bram", "Bram", "worker")
BACK = 2e9
ROW = Row(
    ref=ConversationRef(ORGANISATION, "0" * 32),
    pseudonym="Blauwe Reiger 42",
    worry=None,
    place=None,
    urgency="none",
    urgency_reason=None,
    danger=None,
    waiting_since=1e9,
    state="open",
    assignee="anja",
    unread=0,
)


@pytest.mark.parametrize(
    ("changed", "duty", "wish"),
    [
        ({}, "", Wish(RESTS, until=BACK)),
        ({"unread": 2}, "", Wish(QUEUE)),
        ({"state": "snoozed", "snoozed_until": BACK + 1}, "", Wish(STAYS)),
        ({"state": "snoozed", "snoozed_until": BACK - 1}, "", Wish(RESTS, until=BACK)),
        ({"danger": "suicide"}, "bram", Wish(COLLEAGUE, "bram")),
        ({"urgency": "today"}, "bram", Wish(COLLEAGUE, "bram")),
        ({"danger": "suicide"}, "anja", Wish(QUEUE)),
        ({"danger": "suicide"}, "", Wish(QUEUE)),
    ],
)
def test_the_proposal_is_what_is_most_likely_right(changed: dict[str, Any], duty: str, wish: Wish) -> None:
    team = Team(DEFAULT, "Balie", duty=duty)
    assert proposal(replace(ROW, **changed), team, {"bram": BRAM}, BACK) == wish


async def taken(office: Office, count: int, by: str = "anja") -> list[ConversationRef]:
    refs = [await office.handed_off(str(number)) for number in range(count)]
    for ref in refs:
        await office.house.desk.claim(ref, by, by.title())
    return refs


async def stands(office: Office, ref: ConversationRef) -> tuple[str, str, str]:
    names = ("state", "assignee", "team")
    state, assignee, team = await office.house.services.redis.hmget(keys.conversation(ref), *names)
    return state, assignee, team


async def moves(office: Office, ref: ConversationRef) -> list[tuple[str, str, str]]:
    rows = await office.house.services.redis.xrange(keys.audit(ORGANISATION))
    return [(f["who"], f["what"], f["whom"]) for _, f in rows if f["r"] == str(ref)]


def wrong(page: str) -> list[str]:
    return re.findall(r'class="wrong"[^>]*>([^<]*)<', page)


async def test_each_goes_where_she_says_with_one_form(office: Office) -> None:
    await office.teams.put(ORGANISATION, Team("wonen", "Wonen", themes=("wonen",)))
    async with office.worker("anja") as anja, office.worker("bram"):
        back, to, team, rests, stays = refs = await taken(office, 5)
        wishes = ["rij", "collega:bram", "team:wonen", "rust", "blijft"]
        fields = {f"doe-{ref.id}": wish for ref, wish in zip(refs, wishes, strict=True)}
        fields |= {f"tekst-{ref.id}": f"let op {n}" for n, ref in enumerate(refs)}
        at = await office.house.services.clock.now() + 7_200
        fields[f"tot-{rests.id}"] = as_field(at)
        page = await send(anja, HERE, HERE, move_id="een", **fields)
    assert page.status_code == 200 and "5 gesprekken zijn gedaan" in page.text and not wrong(page.text)
    assert await stands(office, back) == ("open", "", "balie")
    assert await stands(office, to) == ("open", "bram", "balie")
    assert await stands(office, team) == ("open", "", "wonen")
    assert await stands(office, rests) == ("snoozed", "anja", "balie")
    assert await stands(office, stays) == ("open", "anja", "balie")
    for n, ref in enumerate(refs):
        notes = [e.text for e in await office.house.desk.timeline(ref) if e.who == "note"]
        assert any(f"let op {n}" in note for note in notes)
        assert not any("let op" in text for text in texts(await office.house.line.messages(ref)))


async def test_the_same_form_sent_again_moves_nothing_more(office: Office) -> None:
    async with office.worker("anja") as anja, office.worker("bram"):
        first, second = await taken(office, 2)
        fields = {f"doe-{first.id}": "rij", f"doe-{second.id}": "collega:bram", "move_id": "een"}
        for _ in range(3):
            assert (await send(anja, HERE, HERE, **fields)).status_code == 200
    assert [what for _, what, _ in await moves(office, first)] == ["claim", "release"]
    assert [what for _, what, _ in await moves(office, second)] == ["claim", "transfer"]


async def test_what_fails_is_listed_with_why_and_the_rest_is_done(office: Office) -> None:
    async with office.worker("anja") as anja, office.worker("dirk", teams=("wonen",)):
        gone, unable, fine = await taken(office, 3)
        await office.house.desk.close(gone, "anja", "geholpen")
        fields = {f"doe-{gone.id}": "rij", f"doe-{unable.id}": "collega:dirk", f"doe-{fine.id}": "rij"}
        page = await send(anja, HERE, HERE, move_id="een", **fields)
    assert "1 gesprek is gedaan" in page.text
    assert wrong(page.text) == ["Aan deze collega kun je het gesprek niet geven."]
    listed = page.text[page.text.index("Dit lukte niet") :]
    assert "Dit gesprek is al afgesloten." in listed
    assert (await stands(office, unable))[1] == "anja" and (await stands(office, fine))[1] == ""


async def test_absent_she_is_not_counted_on_until_the_moment_or_until_she_signs_in(office: Office) -> None:
    services = office.house.services
    async with office.worker("anja") as anja:
        now = await services.clock.now()
        page = await send(anja, HERE, HERE, move_id="een", afwezig="ja", terug=as_field(now + 3_000))
        assert "afwezig gemeld tot" in page.text
        assert (await crew_of(services, ORGANISATION, DEFAULT, now)).active == 0
        await send(anja, HERE, "/desk/ik-ben-er")
        assert (await crew_of(services, ORGANISATION, DEFAULT, now)).active == 1
        await send(anja, HERE, HERE, move_id="twee", afwezig="ja", terug=as_field(now + 3_000))
        async with browser(office.app) as elsewhere:
            assert (await sign_in(elsewhere, "anja", PASSWORD)).status_code == 303
        assert (await crew_of(services, ORGANISATION, DEFAULT, now)).active == 1
        await send(anja, HERE, HERE, move_id="drie", afwezig="ja", terug=as_field(now + 3_000))
        await services.clock.move(3_060)
        assert await Away(services.redis, services.clock).names(ORGANISATION) == frozenset()


@pytest.mark.parametrize("moment", ["", "gisteren", "2020-01-01T09:00", "2099-01-01T09:00"])
async def test_a_moment_that_cannot_be_is_told_and_nothing_moves(office: Office, moment: str) -> None:
    async with office.worker("anja") as anja:
        (ref,) = await taken(office, 1)
        fields = {f"doe-{ref.id}": "rij", f"tekst-{ref.id}": "let op", "afwezig": "ja", "terug": moment}
        page = await send(anja, HERE, HERE, move_id="een", **fields)
    assert (
        page.status_code == 422 and "Kies een moment na nu" in page.text and "let op</textarea>" in page.text
    )
    assert (await stands(office, ref))[1] == "anja"


async def test_a_coordinator_does_it_for_who_fell_ill_with_a_trace(office: Office) -> None:
    async with office.worker("anja"), office.worker("bram"), office.worker("carla", "coordinator") as carla:
        back, to, stays = refs = await taken(office, 3)
        fields = {f"doe-{back.id}": "rij", f"doe-{to.id}": "collega:bram", f"doe-{stays.id}": "blijft"}
        fields |= {f"tekst-{to.id}": "belt vrijdag", "van": "anja", "afwezig": "ja"}
        at = as_field(await office.house.services.clock.now() + 86_400)
        page = await send(carla, f"{HERE}?van=anja", HERE, move_id="een", terug=at, **fields)
        assert page.status_code == 200 and "3 gesprekken zijn gedaan" in page.text
    assert [(await stands(office, ref))[1] for ref in refs] == ["", "bram", "anja"]
    assert (await moves(office, to))[-1] == ("carla", "relieve", "anja")
    note = [e.text for e in await office.house.desk.timeline(to) if e.who == "note"][-1]
    assert note == "Carla gaf dit gesprek van Anja door. Waarom: De collega is er niet.\n\nbelt vrijdag"
    assert texts(await office.house.line.messages(to))[-1].startswith("Bram neemt dit gesprek over.")
    services = office.house.services
    assert await Away(services.redis, services.clock).names(ORGANISATION) == {"anja"}


async def test_a_colleague_who_is_no_coordinator_cannot(office: Office) -> None:
    async with office.worker("anja"), office.worker("bram") as bram:
        (ref,) = await taken(office, 1)
        assert (await bram.get(f"{HERE}?van=anja")).status_code == 403
        sent = await send(bram, HERE, HERE, van="anja", move_id="een", **{f"doe-{ref.id}": "rij"})
        assert sent.status_code == 403
        own = await send(bram, HERE, HERE, move_id="twee", **{f"doe-{ref.id}": "rij"})
        assert "Dit gesprek is niet meer van jou." in own.text
    assert (await stands(office, ref))[1] == "anja"


async def test_forty_conversations_fit_in_one_form(office: Office) -> None:
    async with office.worker("anja") as anja:
        refs = await taken(office, 40)
        fields: dict[str, str] = {}
        for ref in refs:
            fields |= {f"doe-{ref.id}": "rij", f"tot-{ref.id}": "", f"tekst-{ref.id}": "x"}
        page: httpx.Response = await send(anja, HERE, HERE, move_id="een", **fields)
    assert "40 gesprekken zijn gedaan" in page.text
