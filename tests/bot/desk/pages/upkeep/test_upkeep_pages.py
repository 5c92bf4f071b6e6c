# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

import httpx
import pytest

from bot.publishing.drafts import Drafts
from bot.upkeep import reports
from bot.upkeep.confirmations import Confirmations
from content.editing.change import Change
from content.model import Contact
from store.clock import day_of
from tests.bot.desk.office import Office, browser, send
from tests.bot.support import ORGANISATION
from tests.bot.web.client import hidden

DAY_S = 86_400.0
LOOK, CALL = "/desk/redactie/nakijken", "/desk/redactie/bellen"
DAYS, GAPS = "/desk/redactie/feestdagen", "/desk/redactie/gaten"
TEAM = "hilversum_versa"
SQUARE = "hilversum_sociaal_plein"


def known(office: Office, id: str = TEAM) -> Contact:
    found = office.house.services.catalogue.contact(id, ORGANISATION)
    assert found is not None
    return found


def heads(page: httpx.Response) -> list[str]:
    return [str(head) for head in re.findall(r"<h2[^>]*>\s*([^<]+?)\s*(?:<|$)", page.text)]


async def test_an_editor_sees_what_is_reported_and_is_done_with_one_click(office: Office) -> None:
    s = office.house.services
    await reports.add(s.redis, ORGANISATION, TEAM, "closed")
    async with office.worker("eva", "editor") as eva:
        page = await eva.get(LOOK)
        assert "Collega&#39;s: ze zijn gesloten (1 keer)." in page.text
        done = await send(eva, LOOK, LOOK, id=f"report|{TEAM}", doe="klopt")
        assert done.status_code == 303
        after = await eva.get(done.headers["location"])

    assert "Dit is vandaag nagekeken." in after.text and "Versa Welzijn" not in after.text
    assert known(office).assured_date == day_of(await s.clock.now())


async def test_crisis_lines_stand_on_top_and_cannot_be_hidden(office: Office) -> None:
    await office.house.services.clock.move(400 * DAY_S)
    async with office.worker("eva", "editor") as eva:
        page = await eva.get(LOOK)

    first = page.text.split('<li class="card stack">')[1]
    assert "Nummer voor nood" in first and 'value="klopt"' in first and 'value="verberg"' not in first


async def test_the_call_round_says_whom_to_call_and_forgets_who_was_right(office: Office) -> None:
    async with office.worker("eva", "editor") as eva:
        page = await eva.get(CALL)
        assert "Sociaal Plein Hilversum" in heads(page) and 'href="tel:14035"' in page.text
        later = await send(eva, CALL, CALL, contact=SQUARE, doe="niemand")
        assert "1 keer" in (await eva.get(later.headers["location"])).text
        done = await send(eva, CALL, CALL, contact=SQUARE, doe="gebeld")
        after = await eva.get(done.headers["location"])

    assert "Sociaal Plein Hilversum" not in heads(after)
    assert known(office, SQUARE).called_date == day_of(await office.house.services.clock.now())


async def test_a_wrong_number_disappears_and_is_there_to_be_mended(office: Office) -> None:
    async with office.worker("eva", "editor") as eva:
        await send(eva, CALL, CALL, contact=SQUARE, doe="fout")
        page = await eva.get(LOOK)

    assert known(office, SQUARE).phone is None
    assert "het nummer klopt niet (1 keer)" in page.text


async def test_the_gaps_name_themes_and_places_without_counting_one_person(office: Office) -> None:
    s = office.house.services
    today = day_of(await s.clock.now())
    await s.redis.hset(f"omz:counts:{today}", mapping={"lack|rouw|GM0402": 7, "lack|recht|GM0402": 2})
    async with office.worker("eva", "editor") as eva:
        page = await eva.get(GAPS)

    rows = re.findall(r'<th scope="row">([^<]+)</th><td>([^<]+)</td><td>([^<]+)</td>', page.text)
    mine = {theme: asked for place, theme, asked in rows if place == "Hilversum"}
    name = office.house.services.catalogue.theme("recht").name
    assert rows[0][2] == "7" and mine[name] == "minder dan 5"


async def test_holiday_hours_go_to_everybody_who_was_ticked(office: Office) -> None:
    async with office.worker("eva", "editor") as eva:
        fields = {"eerste": "2026-12-24", "hoe": "anders", "van": "09:00", "tot": "12:00"}
        done = await send(eva, DAYS, DAYS, **fields, **{f"c-{TEAM}": "ja", f"c-{SQUARE}": "ja"})
        assert done.status_code == 303, done.text

    for id in (TEAM, SQUARE):
        assert known(office, id).hours_exceptions == ("2026-12-24 09:00-12:00",)


async def test_a_line_in_need_that_never_closes_gets_no_holiday(office: Office) -> None:
    lines = ("113", "112", "luisterlijn", "veilig_thuis", "csg")
    async with office.worker("eva", "editor") as eva:
        page = (await eva.get(DAYS)).text
        assert f'name="c-{TEAM}"' in page and not [id for id in lines if f'name="c-{id}"' in page]
        forged = {"eerste": "2026-12-25", "hoe": "dicht", "c-113": "ja", f"c-{TEAM}": "ja"}
        assert (await send(eva, DAYS, DAYS, **forged)).status_code == 422

    assert known(office, "113").hours_exceptions == () == known(office).hours_exceptions


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"hoe": "dicht"}, "Kies een dag."),
        ({"hoe": "dicht", "eerste": "2026-12-24"}, "Kies voor wie het is."),
        ({"hoe": "anders", "eerste": "2026-12-24", f"c-{TEAM}": "ja"}, "De tijden kloppen niet."),
        ({"hoe": "dicht", "eerste": "2020-01-01", f"c-{TEAM}": "ja"}, "Deze dagen zijn al voorbij."),
        (
            {"hoe": "dicht", "eerste": "2026-12-24", "laatste": "2026-12-20", f"c-{TEAM}": "ja"},
            "Draai ze om.",
        ),
    ],
)
async def test_days_that_are_not_right_are_said_and_what_was_filled_in_stays(
    office: Office, fields: dict[str, str], said: str
) -> None:
    async with office.worker("eva", "editor") as eva:
        page = await send(eva, DAYS, DAYS, **fields)

    assert page.status_code == 422 and said in page.text
    assert f'value="{fields.get("eerste", "")}"' in page.text
    assert known(office).hours_exceptions == ()


async def test_closed_for_a_while_and_full_stand_on_the_contact_at_once(office: Office) -> None:
    async with office.worker("eva", "editor") as eva:
        await send(eva, DAYS, f"{DAYS}/stand", contact=TEAM, doe="dicht", **{"dicht-tot": "2026-12-05"})
        assert (known(office).status, known(office).closed_until) == ("temporarily closed", "2026-12-05")
        await send(eva, DAYS, f"{DAYS}/stand", contact=TEAM, doe="open")
        await send(eva, DAYS, f"{DAYS}/stand", contact=TEAM, doe="druk", vol="ja", wachttijd="6 weken")

    now = known(office)
    assert (now.status, now.closed_until, now.full, now.wait_time) == ("active", None, True, "6 weken")


async def test_an_organisation_confirms_its_own_entry_by_a_link_and_nothing_is_published(
    office: Office,
) -> None:
    async with office.worker("eva", "editor") as eva:
        made = await send(eva, f"/desk/redactie/link/{TEAM}", f"/desk/redactie/link/{TEAM}")
        link = re.findall(r'value="https?://[^/"]+(/klopt/[\w-]+)"', made.text)[0]
    before = known(office)
    async with browser(office.app) as they:
        page = await they.get(link)
        assert "Versa Welzijn" in page.text and page.headers["x-robots-tag"] == "noindex, nofollow"
        proof = hidden(page.text, "bewijs")
        answer = await they.post(link, data={"bewijs": proof, "doe": "anders", "phone": "035 999 99 99",
                                             "name": "Versa Welzijn", "themes": "alles"})  # fmt: skip
        assert "Een redacteur kijkt het na." in (await they.get(answer.headers["location"])).text

    assert known(office) == before
    (draft,) = await Drafts(office.house.services).all(ORGANISATION)
    assert draft.change.data is not None
    assert draft.change.data["phones"] == [{"number": "035 999 99 99"}]
    assert "themes" not in draft.change.data and "name" not in draft.change.data
    async with office.worker("els", "editor") as els:
        assert "De organisatie heeft iets verbeterd." in (await els.get(LOOK)).text


async def test_a_link_that_is_not_ours_or_too_old_says_nothing_and_guessing_is_slowed(office: Office) -> None:
    async with office.worker("eva", "editor") as eva:
        made = await send(eva, f"/desk/redactie/link/{TEAM}", f"/desk/redactie/link/{TEAM}")
        link = re.findall(r'value="https?://[^/"]+(/klopt/[\w-]+)"', made.text)[0]
    async with browser(office.app) as they:
        assert (await they.get("/klopt/nooit-gemaakt")).status_code == 404
        assert (await they.get(link)).status_code == 200
        await office.house.services.clock.move(31 * DAY_S)
        assert (await they.get(link)).status_code == 404
        codes = {(await they.get(f"/klopt/raad-{n}")).status_code for n in range(61)}
    assert codes == {404, 429}


async def test_what_an_organisation_says_never_goes_over_an_editors_own_draft(office: Office) -> None:
    drafts, links = Drafts(office.house.services), Confirmations(office.house.services)
    draft = await drafts.open(ORGANISATION, "contact", TEAM, "eva")
    mine = Change("contact", TEAM, {"id": TEAM, "cost": "Gratis."})
    await drafts.save(ORGANISATION, draft.id, mine, "eva", draft.version)
    token = await links.make(ORGANISATION, TEAM, "eva")
    found = await links.find(ORGANISATION, token)
    assert found is not None

    await links.corrected(found, token, {"website": "https://versa.example"})

    (now,) = await drafts.all(ORGANISATION)
    assert now.change == mine and now.author == "eva"
    assert [aside.data and aside.data["website"] for aside in now.aside] == ["https://versa.example"]
