# SPDX-License-Identifier: EUPL-1.2
"""Changing an entry: what is filled in, what is wrong, what is kept, and how it looks."""

from __future__ import annotations

import html
import re
from pathlib import Path

from bot.publishing.drafts import Drafts
from tests.bot.desk.office import Office
from tests.bot.desk.pages.editor.forms import fields, send
from tests.bot.support import ORGANISATION
from tests.bot.web.client import JSON

VERSA = "/desk/redactie/stuk/contact/hilversum_versa"
GELDFIT = "/desk/redactie/stuk/canned/geld_geldfit"
WELCOME = "/desk/redactie/stuk/message/welcome"


def beside(page: str, name: str) -> str:
    """What is said beside a field."""
    found = re.search(rf'data-findings="{re.escape(name)}"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert found, f"no field {name}"
    return html.unescape(re.sub(r"<[^>]+>", " ", found[1])).strip()


async def test_a_wrong_number_is_said_beside_its_field_and_nothing_is_kept(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        answer = await send(els, VERSA, "verder", phones__0="035 12 34")
    assert answer.status_code == 422
    assert "035 12 34" in beside(answer.text, "phones") and "telefoonnummer" in beside(answer.text, "phones")
    assert 'value="035 12 34"' in answer.text
    assert await Drafts(office.house.services).all(ORGANISATION) == []


async def test_what_is_right_is_kept_as_a_draft_that_says_only_what_differs(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        answer = await send(els, VERSA, "bewaar", phones__0="035 623 11 00")
        assert answer.headers["location"] == f"{VERSA}?let-op=saved"
        again = fields((await els.get(VERSA)).text, VERSA)
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data == {"phones": [{"number": "035 623 11 00", "e164": "+31356231100"}]}
    assert again["v.phones.0"] == "035 623 11 00" and again["concept"] == draft.id


async def test_opening_and_sending_a_form_changes_nothing_by_itself(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        for one in ("theme/geld", "contact/geldfit", "card/suicide_self", "route/ontruiming"):
            answer = await send(els, f"/desk/redactie/stuk/{one}", "verder")
            assert answer.status_code == 422
            assert "Je hebt nog niets veranderd." in answer.text or 'id="fout-' in answer.text
    assert await Drafts(office.house.services).all(ORGANISATION) == []


async def test_a_hole_is_explained_and_filled_in_what_the_resident_sees(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        page = html.unescape((await els.get(GELDFIT)).text)
    assert "hier komt het telefoonnummer van Geldfit" in page
    assert "<mark>0800-8115</mark>" in page
    assert "Op Telegram" in page and "Op de webpagina" in page


async def test_what_was_pasted_from_a_word_processor_becomes_plain_text(office: Office) -> None:
    pasted = '<p class="MsoNormal"><b>Hallo.</b>&nbsp;Vertel wat er is.</p><style>p {color: red}</style>'
    async with office.worker("els", role="editor") as els:
        await send(els, WELCOME, "bewaar", je=pasted)
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data == {"je": "Hallo. Vertel wat er is."}


async def test_a_field_goes_back_to_the_national_text(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        await send(els, WELCOME, "bewaar", je="Hallo. Vertel wat er is.")
        page = (await els.get(WELCOME)).text
        assert "Terug naar landelijk" in page and "van onszelf" in page
        form = fields(page, WELCOME)
        shown = await els.post(WELCOME, data={**form, "terug": "je"})
        assert "Ik ben een computer, geen mens." in fields(shown.text, WELCOME)["v.je"]
        await els.post(WELCOME, data={**fields(shown.text, WELCOME), "doe": "bewaar"})
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data is None


async def test_places_are_names_and_an_unknown_one_is_said(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        assert fields((await els.get(VERSA)).text, VERSA)["v.municipalities"] == "Hilversum"
        answer = await send(els, VERSA, "bewaar", municipalities="Hilversum\nNergenshuizen")
        assert answer.status_code == 422 and "Nergenshuizen" in beside(answer.text, "municipalities")
        await send(els, VERSA, "bewaar", municipalities="Hilversum\ngooise meren")
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data == {"municipalities": ["GM0402", "GM1942"]}


async def test_hours_are_filled_in_by_day(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        filled = {"opening_hours__ma": "9-17 uur", "opening_hours__wo": "9:00-12:00 en 13:00-17:00"}
        await send(els, VERSA, "bewaar", **filled)
        wrong = await send(els, VERSA, "bewaar", opening_hours__di="hele dag")
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data == {"opening_hours": "Mo 09:00-17:00; We 09:00-12:00,13:00-17:00; PH off"}
    assert "“hele dag” zijn geen tijden" in beside(wrong.text, "opening_hours")


async def test_the_script_gets_findings_by_field_and_the_draft_is_kept_while_typing(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        form = fields((await els.get(WELCOME)).text, WELCOME)
        typed = {**form, "v.je": "Hallo! Vertel wat er is.", "bewaar": "1"}
        data = (await els.post(f"{WELCOME}/kijk", data=typed, headers=JSON)).json()
        assert "uitroepteken" in data["findings"]["je"] and data["findings"]["u"] == ""
        assert "Hallo! Vertel wat er is." in data["seen"]
        assert data["version"] == 1
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert (draft.id, draft.change.data) == (data["concept"], {"je": "Hallo! Vertel wat er is."})


async def test_two_who_write_at_once_see_both_texts_and_choose(office: Office) -> None:
    async with (
        office.worker("els", role="editor") as els,
        office.worker("carla", role="coordinator") as carla,
    ):
        hers = fields((await els.get(WELCOME)).text, WELCOME)
        await send(carla, WELCOME, "bewaar", je="Dag. Vertel wat er is.")
        answer = await els.post(WELCOME, data={**hers, "v.je": "Hallo. Vertel wat er is.", "doe": "bewaar"})
        there = answer.headers["location"].partition("?")[0]
        page = (await els.get(there)).text
        assert "Dag. Vertel wat er is." in page and "Hallo. Vertel wat er is." in page
        chosen = {**fields(page, there), "doe": "take", "welke": "0"}
        assert (await els.post(there, data=chosen)).status_code == 303
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data == {"je": "Hallo. Vertel wat er is."} and draft.aside == ()


THANKS = "/desk/redactie/stuk/message/thanks"
WAS = '{"message/thanks": {"text": {"hash": "000000000000", "said": "Tot je dienst."}}}'


def drifted(var: Path, noted: str = WAS) -> None:
    """A text of our own, over a national one that has changed since."""
    layer = var / "own" / ORGANISATION
    (layer / "messages").mkdir(parents=True)
    (layer / "messages" / "own.yml").write_text('thanks:\n  text: "Heel graag gedaan."\n', "utf-8")
    (layer / "overridden.json").write_text(noted, "utf-8")


async def test_a_new_national_text_stands_beside_the_old_one_and_ones_own(office: Office, var: Path) -> None:
    drifted(var)
    async with office.worker("els", role="editor") as els:
        page = (await els.get(THANKS)).text
    box = page.partition("De landelijke tekst is veranderd")[2].partition('<div class="field')[0]
    for text in ("Tot je dienst.", "Graag gedaan.", "Heel graag gedaan."):
        assert f">{text}</dd>" in box


async def test_of_an_older_note_only_the_new_national_text_is_shown(office: Office, var: Path) -> None:
    drifted(var, '{"message/thanks": {"text": "000000000000"}}')
    async with office.worker("els", role="editor") as els:
        page = (await els.get(THANKS)).text
    assert "Wat er eerder landelijk stond, is niet bewaard." in page and ">Graag gedaan.</dd>" in page


async def test_one_press_says_that_somebody_looked_and_keeps_what_was_typed(
    office: Office, var: Path
) -> None:
    drifted(var)
    async with office.worker("els", role="editor") as els:
        form = fields((await els.get(THANKS)).text, THANKS)
        typed = {**form, "v.text": "Met plezier gedaan.", "gezien": "text"}
        page = (await els.post(THANKS, data=typed)).text
        assert "Genoteerd." in page and "De landelijke tekst is veranderd" not in page
        assert fields(page, THANKS)["v.text"] == "Met plezier gedaan."
        assert "De landelijke tekst is veranderd" not in (await els.get(THANKS)).text
    assert office.house.services.catalogue.message("thanks", ORGANISATION) == "Heel graag gedaan."


async def test_one_press_takes_the_national_text(office: Office, var: Path) -> None:
    drifted(var)
    async with office.worker("els", role="editor") as els:
        form = fields((await els.get(THANKS)).text, THANKS)
        answer = await els.post(THANKS, data={**form, "neem": "text"})
        assert answer.headers["location"] == f"{THANKS}?let-op=saved"
        assert "De landelijke tekst is veranderd" not in (await els.get(THANKS)).text
    [draft] = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data is None


async def test_a_tip_stands_beside_its_field_in_the_words_of_the_form_and_stops_nobody(
    office: Office,
) -> None:
    async with office.worker("els", role="editor") as els:
        answer = await send(els, VERSA, "kijk", phones__0="035 623 11 00")
        assert answer.status_code == 200
        assert "Tip:" in beside(answer.text, "owner") and "“Wie houdt dit bij”" in beside(
            answer.text, "owner"
        )


async def test_an_entry_that_is_not_there_is_not_found(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        assert (await els.get("/desk/redactie/stuk/message/bestaat_niet")).status_code == 404
        assert (await els.get("/desk/redactie/stuk/onzin/welcome")).status_code == 404
