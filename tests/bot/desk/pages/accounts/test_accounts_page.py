# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.desk.accounts.administration import Administration
from bot.desk.accounts.entries import CAME
from bot.desk.accounts.invitations import VALID_S, Invitations
from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import Role, User
from store import keys
from tests.bot.desk.office import Office, does, send
from tests.bot.web.client import PASSWORD, client_of, hidden, post, sign_in
from tests.bot.web.support import Stage

HERE = "/desk/accounts"
NEW = "drie-woorden-samen"


@asynccontextmanager
async def signed_in(pages: Stage, name: str, role: Role) -> AsyncIterator[httpx.AsyncClient]:
    await pages.site.users.create("standaard", name, PASSWORD, name.title(), role)
    async with client_of(pages) as client:
        assert (await sign_in(client, name)).status_code == 303
        yield client


async def invited(client: httpx.AsyncClient, name: str = "nina", role: str = "worker", **more: str) -> str:
    """The path of the link that is shown."""
    data = {"naam": name, "voornaam": name.title(), "rol": role, "team-balie": "on", **more}
    answer = await post(client, f"{HERE}/uitnodigen", HERE, **data)
    assert answer.status_code == 303, answer.text
    return await link(client)


async def link(client: httpx.AsyncClient) -> str:
    found = re.search(r'value="[^"]*(/desk/uitnodiging/[^"]+)"', (await client.get(HERE)).text)
    return found[1] if found else ""


async def accept(client: httpx.AsyncClient, path: str, **more: str) -> httpx.Response:
    proof = hidden((await client.get(path)).text, "bewijs")
    data = {"bewijs": proof, "voornaam": "Nien", "nieuw": NEW, "nogmaals": NEW, **more}
    return await client.post(path, data=data)


async def audit(pages: Stage) -> list[tuple[str, str, str]]:
    rows = await pages.site.redis.xrange(keys.audit("standaard"))
    return [(row["who"], row["what"], row["whom"]) for _, row in rows if row["what"] != CAME]


async def user(pages: Stage, name: str) -> User:
    found = await pages.site.users.known("standaard", name)
    assert found is not None
    return found


async def test_who_is_invited_chooses_a_name_and_a_password_and_is_in(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead, client_of(pages) as nina:
        path = await invited(lead)
        assert "Uitgenodigd, nog niet ingelogd." in (await lead.get(HERE)).text
        assert (await sign_in(nina, "nina", "")).status_code == 422
        assert (await accept(nina, path)).headers["location"] == "/desk/account/tweede-stap"
        assert "Nien" in (await nina.get("/desk")).text
    async with client_of(pages) as again:
        assert (await sign_in(again, "nina", NEW)).status_code == 303
    assert await audit(pages) == [
        ("carla", "account_invite", "nina"),
        ("nina", "account_accept", "nina"),
    ]


async def test_a_link_is_kept_as_a_hash_works_once_and_three_days(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead:
        path = await invited(lead)
        token = path.rpartition("/")[2]
        async for key in pages.site.redis.scan_iter("omz:*"):
            kind = await pages.site.redis.type(key)
            read = {"hash": pages.site.redis.hgetall, "string": pages.site.redis.get}.get(kind)
            assert token not in key + (str(await read(key)) if read else "")
        async with client_of(pages) as nina:
            await accept(nina, path)
        async with client_of(pages) as thief:
            assert (await thief.get(path)).status_code == 404
        late = await invited(lead, "olga")
        await pages.site.clock.move(VALID_S + 1)
        async with client_of(pages) as olga:
            assert "Vraag je coördinator" in (await olga.get(late)).text


async def test_a_link_is_shown_until_it_is_put_away(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead:
        path = await invited(lead)
        assert await link(lead) == path
        await post(lead, f"{HERE}/klaar", HERE)
        assert await link(lead) == ""


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"nieuw": "kort", "nogmaals": "kort"}, "minstens 12 tekens"),
        ({"nogmaals": "iets-anders-dan-dat"}, "niet gelijk"),
    ],
)
async def test_a_weak_or_mistyped_password_does_not_use_the_link_up(
    pages: Stage, sent: dict[str, str], told: str
) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead, client_of(pages) as nina:
        path = await invited(lead)
        answer = await accept(nina, path, **sent)
        assert answer.status_code == 422 and told in answer.text and 'value="Nien"' in answer.text
        assert (await accept(nina, path)).status_code == 303


async def test_two_who_use_a_link_at_once_are_one(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead:
        path = await invited(lead)
    site = pages.site
    links = Invitations(site.redis, site.clock, site.master, site.users)
    found = await links.find("standaard", path.rpartition("/")[2])
    assert found is not None
    token = path.rpartition("/")[2]
    took = await asyncio.gather(*(links.accept(token, found, "", f"{NEW}-{n}") for n in range(4)))
    assert len([one for one in took if one]) == 1


async def test_an_invitation_sent_twice_is_one(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead:
        page = (await lead.get(HERE)).text
        data = {name: hidden(page, name) for name in ("bewijs", "id")}
        data |= {"naam": "nina", "voornaam": "Nina", "rol": "worker"}
        assert [(await lead.post(f"{HERE}/uitnodigen", data=data)).status_code for _ in "ab"] == [303, 303]
        other = await post(lead, f"{HERE}/uitnodigen", HERE, naam="nina", voornaam="N", rol="worker")
        assert other.status_code == 409 and "al iemand met deze naam" in other.text
        async with client_of(pages) as nina:
            assert (await accept(nina, await link(lead))).status_code == 303


async def test_a_reset_ends_every_session_the_password_and_the_second_factor(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead, signed_in(pages, "bram", "worker") as bram:
        await pages.site.users.book.alter("standaard", "bram", lambda a: {**a, "totp": "x", "totp_last": 1})
        await post(lead, f"{HERE}/link", HERE, wie="bram")
        assert "Wie wacht er" not in (await bram.get("/desk")).text
        assert (await sign_in(bram, "bram")).status_code == 422
        assert not (await user(pages, "bram")).second
        assert (await accept(bram, await link(lead))).status_code == 303


async def test_an_older_link_is_worth_nothing_after_a_newer_one(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead, client_of(pages) as nina:
        first = await invited(lead)
        await post(lead, f"{HERE}/link", HERE, wie="nina")
        assert (await nina.get(first)).status_code == 404
        assert (await nina.get(await link(lead))).status_code == 200


async def test_who_is_disabled_is_out_at_once_and_back_when_enabled(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead, signed_in(pages, "bram", "worker") as bram:
        await bram.get("/desk")
        await post(lead, f"{HERE}/uit", HERE, wie="bram")
        assert "Wie wacht er" not in (await bram.get("/desk")).text
        assert await pages.site.redis.zscore(keys.presence("standaard"), "bram") is None
        assert (await sign_in(bram, "bram")).status_code == 422
        await post(lead, f"{HERE}/aan", HERE, wie="bram")
        assert "Wie wacht er" not in (await bram.get("/desk")).text
        assert (await sign_in(bram, "bram")).status_code == 303


async def test_a_first_name_role_and_teams_are_changed(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead, signed_in(pages, "bram", "worker") as bram:
        await post(lead, f"{HERE}/naam", HERE, wie="bram", voornaam="Bramine")
        await post(lead, f"{HERE}/rol", HERE, wie="bram", rol="editor", **{"team-balie": "on"})
        found = await user(pages, "bram")
        assert (found.first_name, found.role, found.teams) == ("Bramine", "editor", ("balie",))
        assert "Wie wacht er" not in (await bram.get("/desk")).text


@pytest.mark.parametrize(
    ("actor", "role", "may"),
    [
        ("coordinator", "worker", True),
        ("coordinator", "coordinator", True),
        ("coordinator", "editor", True),
        ("coordinator", "operator", False),
        ("operator", "operator", True),
        ("operator", "editor", True),
        ("operator", "worker", False),
        ("operator", "coordinator", False),
        ("coordinator", "koning", False),
    ],
)
async def test_who_may_make_and_manage_whom(pages: Stage, actor: Role, role: Role, may: bool) -> None:
    async with signed_in(pages, "carla", actor) as lead:
        asked = await post(lead, f"{HERE}/uitnodigen", HERE, naam="nina", voornaam="Nina", rol=role)
        assert asked.status_code == (303 if may else 409)
        if role == "koning":
            return
        await pages.site.users.create("standaard", "bram", PASSWORD, "Bram", role)
        for word, more in (("link", {}), ("naam", {"voornaam": "X"}), ("rol", {"rol": role}), ("uit", {})):
            answer = await post(lead, f"{HERE}/{word}", HERE, wie="bram", **more)
            assert answer.status_code == (303 if may else 409), word
        assert (await user(pages, "bram")).disabled == may
        assert ("carla", "account_disable", "bram") in await audit(pages) or not may


async def test_nobody_disables_resets_or_moves_themself(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead:
        for word, more in (("link", {}), ("uit", {}), ("rol", {"rol": "worker"})):
            answer = await post(lead, f"{HERE}/{word}", HERE, wie="carla", **more)
            assert answer.status_code == 409 and "Dit mag je niet" in answer.text
        assert (await user(pages, "carla")).role == "coordinator"


async def test_two_coordinators_who_disable_each_other_at_once_leave_one(pages: Stage) -> None:
    site = pages.site
    a = await site.users.create("standaard", "a", PASSWORD, "A", "coordinator")
    b = await site.users.create("standaard", "b", PASSWORD, "B", "coordinator")
    links, trail = Invitations(site.redis, site.clock, site.master, site.users), Trail(site.redis, site.clock)
    book = Administration(site.users, links, trail, site.redis)
    problems = await asyncio.gather(book.disable(a, b), book.place(b, a, "worker", ()))
    assert sorted(problems) == ["", "desk_accounts_last_coordinator"]
    left = [u for u in await site.users.everybody("standaard") if u.role == "coordinator" and not u.disabled]
    assert len(left) == 1


async def test_somebody_who_was_never_in_does_not_count_as_a_coordinator(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead:
        await invited(lead, "nina", "coordinator")
    nina, carla = await user(pages, "nina"), await user(pages, "carla")
    site = pages.site
    links, trail = Invitations(site.redis, site.clock, site.master, site.users), Trail(site.redis, site.clock)
    problem = await Administration(site.users, links, trail, site.redis).disable(nina, carla)
    assert problem == "desk_accounts_last_coordinator"


async def test_the_list_says_role_teams_last_day_and_second_factor_and_nothing_sharper(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead, signed_in(pages, "bram", "worker") as bram:
        await bram.get("/desk")
        page = (await lead.get(HERE)).text
        day = (await pages.site.clock.local()).strftime("%Y-%m-%d")
    assert f"Laatst hier op {day}." in page and "Tweede stap: nee." in page and "Medewerker" in page
    assert not re.search(r"\d\d:\d\d", page.partition('class="rows')[2])


async def test_an_unknown_name_is_not_found(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead:
        assert (await post(lead, f"{HERE}/uit", HERE, wie="niemand")).status_code == 404


async def test_markup_in_a_name_is_only_a_name(pages: Stage) -> None:
    async with signed_in(pages, "carla", "coordinator") as lead:
        await invited(lead, "<b>nina", voornaam="<script>")
        page = (await lead.get(HERE)).text
    assert "<script>" not in page and "&lt;script&gt;" in page and "&lt;b&gt;nina" in page


async def test_what_a_disabled_worker_had_goes_back_to_the_queue(office: Office) -> None:
    ref = await office.handed_off()
    async with office.worker("bram") as bram, office.worker("carla", "coordinator") as lead:
        await does(bram, ref, "pak")
        assert (await office.house.fields())["assignee"] == "bram"
        await send(lead, HERE, f"{HERE}/uit", wie="bram")
        assert (await office.house.fields())["assignee"] == ""


async def test_what_a_worker_has_of_a_team_they_leave_goes_back_to_the_queue(office: Office) -> None:
    ref = await office.handed_off()
    async with office.worker("bram") as bram, office.worker("carla", "coordinator") as lead:
        await does(bram, ref, "pak")
        await send(lead, HERE, f"{HERE}/rol", wie="bram", rol="editor")
        assert (await office.house.fields())["assignee"] == ""


def administration(pages: Stage) -> Administration:
    site = pages.site
    links, trail = Invitations(site.redis, site.clock, site.master, site.users), Trail(site.redis, site.clock)
    return Administration(site.users, links, trail, site.redis)


async def test_an_account_made_a_colleague_of_meanwhile_cannot_be_reset_by_an_operator(pages: Stage) -> None:
    users = pages.site.users
    otto = await users.create("standaard", "otto", PASSWORD, "Otto", "operator")
    carla = await users.create("standaard", "carla", PASSWORD, "Carla", "coordinator")
    eva = await users.create("standaard", "eva", PASSWORD, "Eva", "editor")
    book = administration(pages)
    assert await book.place(carla, eva, "worker", ()) == ""
    # What the operator's page still shows is an editor.
    assert await book.reset(otto, eva) == ("desk_accounts_not_allowed", "")
    assert await book.place(otto, eva, "operator", ()) == ""
    assert (await user(pages, "eva")).role == "worker"


@pytest.mark.parametrize("sso", ["", "anja@gemeente.example"])
async def test_no_account_is_made_that_a_provider_would_take_for_somebody_else(
    pages: Stage, sso: str
) -> None:
    users = pages.site.users
    carla = await users.create("standaard", "carla", PASSWORD, "Carla", "coordinator")
    await users.add(User("standaard", "anja", "Anja", "worker", sso="anja@gemeente.example"), password="x")
    name = "nina" if sso else "anja@gemeente.example"
    problem, _ = await administration(pages).invite(carla, User("standaard", name, "Nina", "editor", sso=sso))
    assert problem == "desk_accounts_taken"
    found = await users.by_provider("standaard", "anja@gemeente.example")
    assert found is not None and found.name == "anja"
