# SPDX-License-Identifier: EUPL-1.2
"""Where is this said: by words, and by a sentence as a resident saw it."""

from __future__ import annotations

from bot.publishing.publisher import Published, Publisher
from content.editing.change import Change
from tests.bot.desk.office import Office, browser
from tests.bot.desk.pages.editor.forms import fields
from tests.bot.support import ORGANISATION
from tests.bot.web.client import PASSWORD, sign_in

START = "/desk/redactie"


async def test_an_editor_comes_in_at_the_editors_first_page(office: Office) -> None:
    await office.users.create("standaard", "els", PASSWORD, "Els", "editor")
    async with browser(office.app) as client:
        assert (await sign_in(client, "els")).headers["location"] == START


async def test_a_sentence_with_its_holes_filled_is_found_as_a_resident_saw_it(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        seen = "Het nummer is 0800-8115."
        page = (await els.get(START, params={"woorden": seen})).text
        none = (await els.get(START, params={"woorden": "zonneschijnparade"})).text
    assert "/desk/redactie/stuk/canned/geld_geldfit" in page
    assert "Niets gevonden." in none


async def test_every_kind_has_a_list(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        for one in ("theme/geld", "contact/geldfit", "card/suicide_self"):
            kind = one.partition("/")[0]
            assert f"/desk/redactie/stuk/{one}" in (await els.get(START, params={"soort": kind})).text


async def test_a_long_list_comes_in_pages(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        first = (await els.get(START, params={"soort": "message"})).text
        second = (await els.get(START, params={"soort": "message", "blad": "2"})).text
    assert "blad=2" in first and "Vorige" in second and first != second


def by_hand(office: Office, name: str, text: str) -> None:
    """Somebody writes in a file of the layer."""
    file = office.house.services.settings.content_own / ORGANISATION / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


async def online(office: Office) -> None:
    """What was written by hand is noticed."""
    await Publisher(office.house.services).by_hand(ORGANISATION)


async def test_what_is_wrong_in_a_file_is_told_with_its_line(office: Office) -> None:
    by_hand(office, "messages/own.yml", 'thanks: {text: "Graag."}\n')
    await online(office)
    by_hand(office, "messages/own.yml", 'thanks: {text: "Graag."}\nkapot: [\n')
    await online(office)
    async with office.worker("els", role="editor") as els:
        page = (await els.get(START)).text
    assert "In de bestanden is iets veranderd dat niet klopt" in page
    assert "<code>standaard/messages/own.yml:3</code>" in page
    assert office.house.services.catalogue.message("thanks", ORGANISATION) == "Graag."


async def test_everything_that_went_online_is_listed_and_can_be_undone(office: Office) -> None:
    by_hand(office, "messages/own.yml", 'thanks: {text: "Met de hand."}\n')
    await online(office)
    change = Change("contact", "geldfit", {"wait_time": "twee weken"})
    await Publisher(office.house.services).write((change,), "belronde", "gebeld, klopt")
    async with office.worker("els", role="editor") as els:
        page = (await els.get(START)).text.partition('id="pas"')[2]
        assert "gebeld, klopt. Door belronde" in page and "Door iemand die in de bestanden schreef" in page
        assert page.index("belronde") < page.index("iemand die in de bestanden schreef")
        undo = fields(page, f"{START}/ongedaan")
        assert (await els.post(f"{START}/ongedaan", data=undo)).headers[
            "location"
        ] == f"{START}?let-op=undone"
    assert office.house.services.catalogue.message("thanks", ORGANISATION) == "Graag gedaan."


async def test_a_number_undone_alone_is_shown_to_a_second_person_until_that_one_looked(
    office: Office,
) -> None:
    publisher = Publisher(office.house.services)
    phones = [{"number": "035 623 11 00", "e164": "+31356231100"}]
    done = await publisher.write((Change("contact", "hilversum_versa", {"phones": phones}),), "els", "nummer")
    assert isinstance(done, Published)
    await publisher.undo(done.commit, "els")
    async with office.worker("els", role="editor") as els, office.worker("ruud", role="editor") as ruud:
        assert "Kijk even mee" not in (await els.get(START)).text
        for _ in range(2):
            page = (await ruud.get(START)).text.partition('id="alleen"')[2]
            looked = await ruud.post(f"{START}/gezien", data=fields(page, f"{START}/gezien"))
            assert looked.headers["location"] == f"{START}?let-op=looked"
        assert "Kijk even mee" not in (await ruud.get(START)).text
