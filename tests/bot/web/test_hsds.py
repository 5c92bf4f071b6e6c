# SPDX-License-Identifier: EUPL-1.2
"""The read API: the published shapes, only what residents may see, and never what is for workers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from bot.app import app
from bot.web import hsds
from content.hsds.public import Asked, Services
from content.hsds.schema import faults
from tests.bot.desk.office import BASE, Office
from tests.bot.support import House
from tests.content.tree import Tree


@pytest_asyncio.fixture
async def api(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """A program that asks the whole app."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=Office(house).app), base_url=BASE, follow_redirects=True
    ) as client:
        yield client


async def got(api: httpx.AsyncClient, path: str) -> Any:
    answer = await api.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_page_has_the_published_shape_and_every_service_is_valid(
    api: httpx.AsyncClient,
) -> None:
    page = await got(api, "/hsds/services?per_page=200")
    assert list(page) == [
        "total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents",
    ]  # fmt: skip
    assert page["size"] == 200 == len(page["contents"]) and page["first_page"] and not page["empty"]
    assert [fault for one in page["contents"] for fault in faults("service", one)] == []
    assert not any(isinstance(value, list) for one in page["contents"] for value in one.values())


async def test_the_pages_together_are_all_services_each_once(api: httpx.AsyncClient) -> None:
    ids: list[str] = []
    for number in range(1, 30):
        page = await got(api, f"/hsds/services?per_page=100&page={number}")
        ids += [one["id"] for one in page["contents"]]
        if page["last_page"]:
            break
    assert len(ids) == len(set(ids)) == page["total_items"] > 342


async def test_one_service_is_nested_and_valid(api: httpx.AsyncClient) -> None:
    found = await got(api, "/hsds/services?search=geldfit")
    service = await got(api, f"/hsds/services/{found['contents'][0]['id']}")
    assert faults("service", service) == []
    assert service["phones"][0]["number"] == "0800-8115"
    assert service["schedules"][0]["opens_at"] == "09:00"
    assert [a["taxonomy_term"]["code"] for a in service["attributes"]] == ["geld"]
    assert service["service_areas"] == [{"id": service["service_areas"][0]["id"], "name": "Nederland"}]


async def test_theme_place_and_postcode_narrow(api: httpx.AsyncClient) -> None:
    terms = {one["code"]: one["id"] for one in (await got(api, "/hsds/taxonomy_terms"))["contents"]}
    everywhere = await got(api, f"/hsds/services?taxonomy_term_id={terms['geld']}&per_page=200")
    here = await got(api, "/hsds/services?theme=geld&postcode=1211 BX&full=true&per_page=200")
    same = await got(api, "/hsds/services?theme=geld&municipality=GM0402&per_page=200")
    assert 0 < here["total_items"] < everywhere["total_items"]
    assert here["total_items"] == same["total_items"]
    areas = {area["name"] for one in here["contents"] for area in one["service_areas"]}
    assert "GM0402" in areas and "Nederland" in areas


async def test_only_ids_and_days_are_given_when_only_they_are_asked(api: httpx.AsyncClient) -> None:
    page = await got(api, "/hsds/services?minimal=true")
    assert page["last_page"] and {tuple(one) for one in page["contents"]} == {("id", "modified_date")}
    later = await got(api, "/hsds/services?minimal=true&modified_after=2026-11-21")
    assert all(one["modified_date"] > "2026-11-21" for one in later["contents"])
    assert later["total_items"] < page["total_items"]


@pytest.mark.parametrize("name", ["organizations", "taxonomies", "taxonomy_terms"])
async def test_every_list_is_valid_and_each_of_it_can_be_asked_for(api: httpx.AsyncClient, name: str) -> None:
    page = await got(api, f"/hsds/{name}?per_page=5")
    kind = {"organizations": "organization", "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term"}[
        name
    ]
    for one in page["contents"]:
        assert faults(kind, one) == []
        assert await got(api, f"/hsds/{name}/{one['id']}") == one


async def test_the_services_of_an_organisation_are_found_by_its_id(api: httpx.AsyncClient) -> None:
    service = (await got(api, "/hsds/services?search=geldfit"))["contents"][0]
    found = await got(api, f"/hsds/services?organization_id={service['organization']['id']}")
    assert [one["id"] for one in found["contents"]] == [service["id"]]


async def test_the_api_says_which_version_it_is(api: httpx.AsyncClient) -> None:
    assert (await got(api, "/hsds/"))["version"] == "3.0"


@pytest.mark.parametrize(
    "question",
    ["page=0", "page=x", "per_page=201", "per_page=-1", "page=99999999999999999999", "theme=x", "postcode=99",
     "postcode=0000AA", "modified_after=gisteren", "taxonomy_id=x", "taxonomy_term_id=x"],
)  # fmt: skip
async def test_a_question_without_sense_is_told_what_would(api: httpx.AsyncClient, question: str) -> None:
    answer = await api.get(f"/hsds/services?{question}")
    assert answer.status_code == 400 and answer.json()["error"].endswith(".")


@pytest.mark.parametrize("words", ['"', "a OR b", "NEAR(", "name:x", "%", "'; DROP", "x*"])
async def test_words_are_never_a_language_of_their_own(api: httpx.AsyncClient, words: str) -> None:
    answer = await api.get("/hsds/services", params={"search": words})
    assert answer.status_code == 200


async def test_what_is_not_there_is_404(api: httpx.AsyncClient) -> None:
    for name in ("services", "organizations", "taxonomies", "taxonomy_terms"):
        assert (await api.get(f"/hsds/{name}/x")).status_code == 404


async def test_who_has_it_already_is_told_so_and_a_later_day_is_another_answer(
    api: httpx.AsyncClient, house: House
) -> None:
    first = await api.get("/hsds/services")
    assert first.headers["cache-control"].startswith("public")
    again = await api.get("/hsds/services", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    await house.services.clock.move(2 * 86_400)
    later = await api.get("/hsds/services", headers={"If-None-Match": first.headers["etag"]})
    assert later.status_code == 200


async def test_what_nobody_checked_for_a_year_is_no_longer_given_but_the_entrances_are(
    api: httpx.AsyncClient, house: House
) -> None:
    before = (await got(api, "/hsds/services"))["total_items"]
    await house.services.clock.move(3 * 366 * 86_400)
    after = await got(api, "/hsds/services?minimal=true")
    assert 342 <= after["total_items"] < before


async def test_too_many_questions_have_to_wait(api: httpx.AsyncClient) -> None:
    for _ in range(hsds.TRIES):
        assert (await api.get("/hsds/")).status_code == 200
    answer = await api.get("/hsds/")
    assert answer.status_code == 429 and answer.headers["retry-after"] == "60"


def test_nothing_for_workers_goes_out(tmp_path: Path) -> None:
    tree, secret = Tree(tmp_path), "alleen-voor-werkers"
    for field in ("admission", "internal_contact", "notes"):
        tree.spoil("directory/local/GM0001.yml", "  confidence", f'  {field}: "{secret}"\n  confidence')
    found = Services(tree.book(), "standaard", "2025-06-01")
    services = [found.nested(*one) for one in found.page(Asked(), 100, 0)]
    assert "Team" in str(services) and secret not in str(services)


async def test_an_installation_may_have_it_off(house: House) -> None:
    settings = house.services.settings.model_copy(update={"hsds": False})
    pages = app(replace(house.services, settings=settings))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=pages), base_url=BASE) as client:
        assert (await client.get("/hsds/services")).status_code == 404
