# SPDX-License-Identifier: EUPL-1.2
"""Without a script, sending one thing loses nothing of the others."""

from __future__ import annotations

import re

import httpx
import pytest

from bot.desk.pages.talk.conversation import ONWARD
from bot.desk.pages.talk.half_written import named, own, rest
from bot.desk.teams.teams import DEFAULT, Team
from bot.desk.tools.referrals import Referrals
from store.conversation import ConversationRef
from tests.bot.desk.crew import crew
from tests.bot.desk.office import Office, address, does, placed
from tests.bot.support import ORGANISATION, texts

WRITTEN = {"tekst": "half <antwoord>", "notitie": "half genoteerd", "organisatie": "Versa Welzijn"}
SENDS = {"notitie": "notitie", "antwoord": "tekst", "overdracht": "organisatie", "verder": ""}
LEAVES = {
    "vrij": {},
    "sluit": {"uitkomst": "geholpen"},
    "geef": {"collega": "bram", "waarom": "kennis"},
    "later": {"tot": "2026-12-01T10:00", "waarom": "afspraak"},
    "team": {"team": "noord", "waarom": "kennis"},
    "blokkeer": {"hoe_lang": "dag", "waarom": "schelden"},
}
IDS = {"reply_id": "een", "note_id": "twee", "move_id": "drie"}


async def talking(office: Office) -> ConversationRef:
    """A resident with whom Anja talks; there are a colleague and another team."""
    await crew(office.house, "bram")
    await office.teams.put(ORGANISATION, Team(DEFAULT, "Balie"))
    await office.teams.put(ORGANISATION, Team("noord", "Noord"))
    return await taken(office)


async def taken(office: Office) -> ConversationRef:
    ref = await office.handed_off()
    assert (await office.house.desk.claim(ref, "anja", "Anja")).won
    return ref


def written(page: httpx.Response) -> dict[str, str]:
    """What stands in the fields."""
    areas = re.findall(r'<textarea[^>]* name="([a-z-]+)"[^>]*>(.*?)</textarea>', page.text, re.DOTALL)
    line = re.search(r'name="organisatie"[^>]* value="([^"]*)"', page.text)
    return dict(areas) | {"organisatie": line[1] if line else ""}


@pytest.mark.parametrize("word", SENDS)
async def test_what_one_button_does_not_send_stands_in_its_field_again(office: Office, word: str) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        page = await does(anja, ref, word, **IDS, **WRITTEN)
    assert "half" not in str(page.url) and "Versa" not in str(page.url)
    found = written(page)
    for name, text in WRITTEN.items():
        shown = text.replace("<", "&lt;").replace(">", "&gt;")
        assert found[name] == ("" if name == SENDS[word] else shown), name


async def test_each_is_sent_once_and_only_where_it_belongs(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        for word in ("notitie", "notitie", "overdracht", "antwoord", "antwoord"):
            await does(anja, ref, word, **IDS, **WRITTEN)
    entries = await office.house.line.messages(ref)
    assert texts([entry for entry in entries if entry.who == "worker"]) == ["half <antwoord>"]
    assert not any("genoteerd" in entry.text for entry in entries)
    notes = [entry for entry in await office.house.desk.timeline(ref) if "genoteerd" in entry.text]
    assert [entry.who for entry in notes] == ["note"]
    assert len(await Referrals(office.house.services).of(ref)) == 1


@pytest.mark.parametrize("word", ONWARD)
@pytest.mark.parametrize("half", ["tekst", "notitie", "organisatie", "geef-toelichting"])
async def test_who_leaves_is_asked_first_to_send_what_stands_there(
    office: Office, word: str, half: str
) -> None:
    if half == f"{word}-toelichting":
        return
    ref = await talking(office)
    before, told = await office.house.fields(), await office.house.line.messages(ref)
    fields = {**LEAVES[word], **IDS, half: "half <af>"}
    async with office.worker() as anja:
        asked = await does(anja, ref, word, **fields)
        assert asked.status_code == 422 and "Verstuur het eerst" in asked.text
        assert written(asked)[half] in ("half <af>", "half &lt;af&gt;")
        for name, choice in placed(word, LEAVES[word]).items():
            assert f'value="{choice}" checked' in asked.text or choice in asked.text, name
        after = await office.house.fields()
        assert (after["state"], after["assignee"]) == ("open", "anja") and after["seq"] == before["seq"]
        assert await office.house.line.messages(ref) == told
        done = await does(anja, ref, word, **{**fields, half: " "})
    assert done.headers["location"] == ONWARD[word]


async def test_the_next_step_of_one_referral_leaves_what_was_written_at_another(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        for name in ("Versa Welzijn", "De buurtkamer"):
            await does(anja, ref, "overdracht", organisatie=name, move_id=name)
        one, other = await Referrals(office.house.services).of(ref)
        fields = {f"wie-{one.id}": "Marieke", f"wie-{other.id}": "Joost", f"stap-{one.id}": "accepted"}
        page = await does(anja, ref, "stap", **IDS, **fields)
    one, other = await Referrals(office.house.services).of(ref)
    assert (one.whom, other.whom) == ("Marieke", "") and 'value="Joost"' in page.text


async def test_who_loses_the_conversation_sees_all_that_was_written(office: Office) -> None:
    ref = await taken(office)
    async with office.worker() as anja:
        await anja.get(address(ref))
        await office.house.desk.release(ref, "anja")
        page = await does(anja, ref, "antwoord", **IDS, **WRITTEN)
    assert page.status_code == 409
    kept = page.text.partition('id="concept"')[2].partition("</textarea>")[0]
    assert all(text in kept for text in ("half &lt;antwoord&gt;", "half genoteerd", "Versa Welzijn"))


def test_a_form_that_is_not_of_the_answer_sends_all_it_has() -> None:
    form = {"heropen-waarom": "bewoner", "move_id": "een"}
    assert own("heropen", form) == form and rest("heropen", form) == {}


def test_a_reason_that_more_forms_ask_is_the_one_of_this_form() -> None:
    form = {"geef-waarom": "kennis", "later-waarom": "wacht", "geef-toelichting": "weg"}
    assert named("geef", form).items() >= {"waarom": "kennis", "toelichting": "weg"}.items()
    assert named("later", form)["waarom"] == "wacht" and "toelichting" not in named("later", form)


def test_empty_fields_are_nothing_to_come_back_for() -> None:
    assert rest("notitie", {"notitie": "x", "tekst": " \n", "zoek": "geldfit"}) == {}
