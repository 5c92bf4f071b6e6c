# SPDX-License-Identifier: EUPL-1.2
"""Referrals beside a conversation, without a script."""

from __future__ import annotations

import re

import httpx

from bot.desk.tools.referrals import Referrals
from store.conversation import ConversationRef
from tests.bot.desk.office import Office, address, does


async def taken(office: Office, **summary: object) -> ConversationRef:
    ref = await office.handed_off(**summary)
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


def steps(page: httpx.Response) -> list[str]:
    """The next steps there are buttons for."""
    return re.findall(r'name="stap-[^"]+" value="([a-z]+)"', page.text)


async def test_the_next_step_is_one_button_until_contact_is_made(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        agreed = await does(
            anja, ref, "overdracht", organisatie="versa welzijn", afgesproken="", move_id="een"
        )
        assert agreed.status_code == 303
        (referral,) = await Referrals(office.house.services).of(ref)
        assert referral.contact == "hilversum_versa"
        assert steps(await anja.get(address(ref))) == ["accepted", "stopped"]
        step = {
            f"stap-{referral.id}": "accepted",
            f"wie-{referral.id}": "Marieke",
            f"woorden-{referral.id}": "maandag",
        }
        await does(anja, ref, "stap", move_id="twee", **step)
        page = await anja.get(address(ref))
        assert steps(page) == ["made", "stopped"] and "Marieke" in page.text and "maandag" in page.text
        await does(anja, ref, "stap", move_id="drie", **{f"stap-{referral.id}": "made"})
        page = await anja.get(address(ref))
    assert steps(page) == [] and page.text.count("steps__done") == 3


async def test_who_and_when_stand_with_every_step(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        await does(anja, ref, "overdracht", organisatie="De buurtkamer", afgesproken="", move_id="een")
        page = await anja.get(address(ref))
    assert re.search(r"Anja, \d+ [a-z]+ \d+:\d\d", page.text)
    assert page.text.count("steps__open") == 2


async def test_without_an_organisation_nothing_is_agreed_and_the_words_stay(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        page = await does(anja, ref, "overdracht", organisatie=" ", afgesproken="zij belt", move_id="een")
    assert page.status_code == 422 and ">zij belt</textarea>" in page.text
    assert "Schrijf eerst naar welke organisatie." in page.text
    assert await Referrals(office.house.services).of(ref) == []


async def test_at_the_close_it_says_how_far_it_is_and_keeps_nobody_from_closing(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        assert "Er is nog geen warme overdracht." in (await anja.get(address(ref))).text
        await does(anja, ref, "overdracht", organisatie="De buurtkamer", afgesproken="", move_id="een")
        assert "De buurtkamer: Afgesproken met de bewoner." in (await anja.get(address(ref))).text
        closed = await does(anja, ref, "sluit", uitkomst="doorverwezen", move_id="dicht")
    assert closed.headers["location"] == "/desk?let-op=closed"


async def test_a_referral_of_an_earlier_handoff_is_not_for_who_helps_now(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        await does(anja, ref, "overdracht", organisatie="De buurtkamer", afgesproken="", move_id="een")
        await does(anja, ref, "sluit", uitkomst="doorverwezen", move_id="dicht")
        assert await taken(office) == ref
        assert "De buurtkamer" not in (await anja.get(address(ref))).text


async def test_what_somebody_types_in_it_is_shown_as_it_is(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        typed = "<img src=x onerror=alert(1)>"
        await does(anja, ref, "overdracht", organisatie=typed, afgesproken=typed, move_id="een")
        page = await anja.get(address(ref))
    assert "<img" not in page.text and "&lt;img" in page.text
