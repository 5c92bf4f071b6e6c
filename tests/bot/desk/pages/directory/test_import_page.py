# SPDX-License-Identifier: EUPL-1.2
"""A list is brought, looked at and taken in by an editor; nothing is written before they say so."""

from __future__ import annotations

import json
import re

import httpx
import pytest

from bot.desk.accounts.users import Role
from tests.bot.desk.office import Office
from tests.bot.support import House
from tests.bot.web.client import hidden
from tests.content.hsds.support import example
from tests.content.imports.support import xlsx

HERE = "/desk/redactie/invoer"
LIST = (
    "Naam;Omschrijving;Telefoon;Gemeente;Thema;Kleur\n"
    "Inloop De Kerkelanden;Voor een praatje.;035 629 27 00;Hilversum;geld;blauw\n"
    "Fout;Zonder nummer.;bel Jan;Hilversum;geld;rood\n"
)


async def bring(client: httpx.AsyncClient, content: bytes, **fields: str) -> httpx.Response:
    """Bring a file as the page's form does."""
    proof = hidden((await client.get(HERE)).text, "bewijs")
    data = {"bewijs": proof, "bron": "Onze lijst", "nagekeken": "", **fields}
    return await client.post(f"{HERE}/bekijk", data=data, files={"bestand": ("lijst.csv", content)})


async def say_yes(client: httpx.AsyncClient, page: httpx.Response) -> httpx.Response:
    """Take in what the page shows."""
    data = {"bewijs": hidden(page.text, "bewijs"), "id": hidden(page.text, "id")}
    return await client.post(f"{HERE}/neem-op", data=data)


async def test_a_list_is_looked_at_taken_in_found_and_given_out_again(house: House) -> None:
    office, own = Office(house), house.services.settings.content_own
    async with office.worker("els", role="editor") as els:
        page = await bring(els, LIST.encode("cp1252"), nagekeken="20 november 2026")
        assert page.status_code == 200 and "1 nieuw, 0 veranderd" in page.text
        assert "Rij 3: “bel Jan” is geen telefoonnummer" in page.text
        assert not list(own.rglob("*.jsonl"))
        assert (await say_yes(els, page)).headers["location"].endswith("let-op=gelezen")
        found = house.services.catalogue.contacts("geld", "GM0402")
        assert "Inloop De Kerkelanden" in [contact.name for contact in found]
        out = await els.get(f"{HERE}/uit?bron=onze-lijst&vorm=csv")
        assert "Inloop De Kerkelanden" in out.text and "blauw" in out.text
        again = await bring(els, out.content)
        assert "0 nieuw, 0 veranderd, 1 hetzelfde" in again.text


async def test_columns_are_chosen_and_remembered(house: House) -> None:
    async with Office(house).worker("els", role="editor") as els:
        odd = b"Wie;Wat doen ze;Gemeente\nInloop;Praten.;Hilversum\n"
        page = await bring(els, odd)
        assert page.status_code == 422 and "geen kolom voor de naam" in page.text
        data = {"bewijs": hidden(page.text, "bewijs"), "id": hidden(page.text, "id")}
        chosen = {"kolom0": "name", "kolom1": "description", "kolom2": "municipalities"}
        page = await els.post(f"{HERE}/kolommen", data={**data, **chosen})
        assert "1 nieuw" in page.text
        assert (await say_yes(els, page)).status_code == 303
        assert "1 hetzelfde" in (await bring(els, odd)).text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "er staat niets in dit bestand"),
        (b"{}", "geen diensten"),
        (b"PK\x03\x04x", "kapot"),
        (b"a\0\0b\n1", "tabel"),
    ],
)
async def test_a_file_that_cannot_be_read_is_answered_in_dutch(
    house: House, content: bytes, why: str
) -> None:
    async with Office(house).worker("els", role="editor") as els:
        page = await bring(els, content)
        assert page.status_code == 422 and why in page.text


async def test_a_workbook_and_a_published_directory_are_read_too(house: House) -> None:
    async with Office(house).worker("els", role="editor") as els:
        book = xlsx(["naam", "omschrijving", "gemeente"], ["A", "B", "Hilversum"])
        assert "1 nieuw" in (await bring(els, book)).text
        published = json.dumps(example("service_full.json")).encode()
        assert "1 nieuw" in (await bring(els, published)).text


async def test_what_lay_there_too_long_is_brought_again(house: House) -> None:
    async with Office(house).worker("els", role="editor") as els:
        page = await bring(els, LIST.encode())
        id = re.search(r'name="id" value="([0-9a-f]+)"', page.text)
        assert id
        await house.services.redis.delete(f"omz:directory-file:standaard:{id[1]}")
        assert (await say_yes(els, page)).headers["location"].endswith("let-op=verlopen")


@pytest.mark.parametrize("role", ["worker", "operator"])
async def test_who_does_not_edit_does_not_come_in(house: House, role: Role) -> None:
    async with Office(house).worker("wim", role=role) as wim:
        for page in (HERE, f"{HERE}/uit", "/desk/redactie/dubbel"):
            assert (await wim.get(page)).status_code == 403


async def test_a_form_from_elsewhere_is_refused(house: House) -> None:
    async with Office(house).worker("els", role="editor") as els:
        assert (await bring(els, LIST.encode(), bewijs="x")).status_code == 403
