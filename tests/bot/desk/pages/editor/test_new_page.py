# SPDX-License-Identifier: EUPL-1.2
"""Something new from an empty form."""

from __future__ import annotations

import pytest

from bot.desk.pages.editor.new_page import key_of
from bot.publishing.drafts import Drafts
from tests.bot.desk.office import Office
from tests.bot.desk.pages.editor.forms import press, send, told
from tests.bot.support import ORGANISATION

CONTACT = "/desk/redactie/nieuw/contact"
THEME = "/desk/redactie/nieuw/theme"


async def test_a_new_contact_is_made_from_its_name_and_serves_its_place(office: Office) -> None:
    filled = {
        "name": "Buurthuis De Lindé",
        "description": "Koffie en hulp bij je post.".replace("je ", ""),
        "phones__0": "035 623 11 00",
        "municipalities": "Hilversum",
        "neighbourhoods": "Kerkelanden\r\nLiebergen",
        "source": "gebeld op 22 november",
        "themes:geld": "ja",
    }
    async with office.worker("els", role="editor") as els, office.worker("ruud", role="editor") as ruud:
        answer = await send(els, CONTACT, "verder", **filled)
        assert answer.status_code == 303, told(answer.text)
        draft = answer.headers["location"]
        await press(els, draft, "submit")
        await press(ruud, draft, "approve")
        done = await press(ruud, draft, "publish")
        assert done.status_code == 303, told(done.text)
    found = office.house.services.catalogue.contacts("geld", "GM0402", ORGANISATION)
    (made,) = [contact for contact in found if contact.id == "buurthuis_de_linde"]
    assert made.neighbourhoods == ("Kerkelanden", "Liebergen")


async def test_an_empty_form_says_of_every_field_that_must_be_filled_in(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        answer = await send(els, CONTACT, "verder")
    assert answer.status_code == 422
    assert answer.text.count('<p class="problem">Dit is nog leeg: vul het in.') == 3
    # The list at the top leads to the same fields, and the page's title says that something is wrong.
    assert '<a class="utrecht-link" href="#name">Naam: Dit is nog leeg' in answer.text
    assert "<title>Fout: " in answer.text and "autofocus" in answer.text
    assert await Drafts(office.house.services).all(ORGANISATION) == []


async def test_a_theme_is_begun_with_sentences_one_a_line(office: Office) -> None:
    filled = {
        "name": "Huisdieren",
        "button": "Dieren",
        "opening__je": "Zorgen om je dier zijn zwaar.",
        "opening__u": "Zorgen om uw dier zijn zwaar.",
        "examples": "mijn hond is ziek\nde dierenarts is te duur (ook: Geld en schulden)",
    }
    async with office.worker("els", role="editor") as els:
        answer = await send(els, THEME, "bewaar", **filled)
        assert answer.headers["location"] == "/desk/redactie/stuk/theme/huisdieren?let-op=saved"
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data is not None
    assert draft.change.data["examples"] == [
        "mijn hond is ziek",
        {"text": "de dierenarts is te duur", "ook": ["geld"]},
    ]


async def test_a_new_activity_is_seen_as_its_card_before_it_is_kept(office: Office) -> None:
    filled = {
        "name": "Samen wandelen",
        "description": "Een rondje door de buurt.",
        "municipality": "Hilversum",
        "days": "woensdag",
        "time": "10:00-11:30",
        "cost": "0",
        "source": "gebeld op 22 november",
    }
    async with office.worker("els", role="editor") as els:
        seen = await send(els, "/desk/redactie/nieuw/activity", "kijk", **filled)
        assert told(seen.text) == [] and "Samen wandelen" in seen.text.partition('id="voorbeeld"')[2]
        await send(els, "/desk/redactie/nieuw/activity", "bewaar", **filled)
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data is not None and draft.change.data["municipality"] == "GM0402"
    assert draft.change.data["days"] == ["woensdag"]


async def test_two_of_one_name_get_two_keys(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        for _ in range(2):
            await send(els, CONTACT, "bewaar", name="Versa")
    drafts = await Drafts(office.house.services).all(ORGANISATION)
    assert sorted(draft.change.key for draft in drafts) == ["versa", "versa_2"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Café 't Hoekje", "cafe_t_hoekje"),
        ("  ", "nieuw"),
        ("A" * 90, "a" * 60),
        ("10 voor Taal", "10_voor_taal"),
    ],
)
def test_a_key_is_a_name_in_plain_letters(name: str, key: str) -> None:
    assert key_of(name) == key


async def test_the_day_it_is_by_the_one_clock_is_never_in_the_future(office: Office) -> None:
    await office.house.services.clock.move(5 * 86_400)
    filled = {
        "name": "Buurthuis Later",
        "description": "Koffie en hulp bij de post.",
        "phones__0": "035 623 11 00",
        "municipalities": "Hilversum",
        "source": "gebeld",
        "themes:geld": "ja",
    }
    async with office.worker("els", role="editor") as els:
        page = (await els.get(CONTACT)).text
        day = (await office.house.services.clock.local()).date().isoformat()
        assert f'value="{day}"' in page
        answer = await send(els, CONTACT, "verder", assured_date=day, **filled)
    assert answer.status_code == 303, told(answer.text)
