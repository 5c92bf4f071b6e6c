# SPDX-License-Identifier: EUPL-1.2
"""A reload in the middle of every form of a conversation, and of handing over a shift."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.desk.teams.teams import DEFAULT, Team
from tests.bot.desk.office import address
from tests.bot.support import ORGANISATION
from tests.bot.web.every_state import STATES, fresh
from tests.bot.web.office_served import OfficeServed, serve_office

PATIENCE_S = 30.0
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('omzien-concept'))"
HALF = "half af, nog niet verstuurd"
_OPEN = "document.querySelectorAll('details').forEach(one => one.setAttribute('open', ''))"


@pytest.fixture
def served(redis_url: str, var: Path) -> Iterator[OfficeServed]:
    with serve_office(redis_url, var) as served:
        served.hire("carla", role="coordinator")
        for team in (Team(DEFAULT, "Balie"), Team("noord", "Noord", ("GM0402",), ("wonen",))):
            served.run(served.office.teams.put(ORGANISATION, team))
        yield served


FIELDS = {
    "mine": {
        "#tekst": HALF,
        "#notitie": "halve notitie",
        "#organisatie": "De buurtkamer",
        "#afgesproken": "ze belt",
        "[name^=wie-] >> nth=0": "Karin",
        "[name^=woorden-] >> nth=0": "dinsdag",
        "#u-niet_bereikt": "",
        "#tot": "2030-01-02T10:00",
        "#later-wacht": "",
        "#collega": "carla",
        "#geef-kennis": "",
        "#geef-toelichting": "kent haar",
        "#ander-team": "noord",
        "#team-kennis": "",
        "#team-toelichting": "is van hen",
        "#lang-dag": "",
        "#blokkeer-schelden": "",
        "#blokkeer-toelichting": "drie keer",
    },
    "theirs": {"#neem-kennis": "", "#neem-toelichting": "ken ik"},
    "over": {"#heropen-vergeten": ""},
}
"""What to fill in in every form of a conversation, by its state; a field without a text is chosen."""


@pytest.mark.parametrize("state", FIELDS)
def test_after_a_reload_everything_that_was_filled_in_is_still_there(
    page: Page, served: OfficeServed, state: str
) -> None:
    ref = served.run(STATES[state](served.office, fresh()))
    page.goto(served.url + address(ref))
    page.evaluate(_OPEN)
    for field, text in FIELDS[state].items():
        fill(page, field, text)
    page.reload()
    lost = {field: text for field, text in FIELDS[state].items() if not has(page, field, text)}
    assert not lost
    hidden = [field for field in FIELDS[state] if not page.locator(field).is_visible()]
    assert hidden == []


def test_nothing_with_words_in_it_is_left_out_of_that_list(page: Page, served: OfficeServed) -> None:
    for state, fields in FIELDS.items():
        page.goto(served.url + address(served.run(STATES[state](served.office, fresh()))))
        shown = page.evaluate(
            """() => [...document.querySelectorAll('main form[method=post]')].flatMap((form) => {
                const names = [...form.querySelectorAll('textarea:not([readonly]), select, input')]
                    .filter((one) => !['hidden', 'submit', 'checkbox'].includes(one.type))
                    .map((one) => one.name);
                return [...new Set(names)].map((name) => name.replace(/-[0-9a-f]{12}$/, ''));
            })"""
        )
        kinds = [page.locator(field).get_attribute("name") or "" for field in fields]
        assert sorted(set(shown)) == sorted({re.sub(r"-[0-9a-f]{12}$", "", name) for name in kinds})


def test_a_shift_that_is_half_handed_over_outlives_a_reload_and_goes_when_it_is_done(
    page: Page, served: OfficeServed
) -> None:
    ref = served.run(STATES["mine"](served.office, fresh()))
    page.goto(f"{served.url}/desk/overdracht")
    page.select_option(f"#doe-{ref.id}", "collega:bram")
    page.fill(f"#tekst-{ref.id}", "belt morgen")
    page.reload()
    assert page.input_value(f"#doe-{ref.id}") == "collega:bram"
    assert page.input_value(f"#tekst-{ref.id}") == "belt morgen"
    page.click("text=Draag over")
    expect(page.locator("main")).to_contain_text("1 gesprek is gedaan zoals je koos.")
    end = time.monotonic() + PATIENCE_S
    while (kept := page.evaluate(KEPT)) and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert kept == []


def fill(page: Page, selector: str, text: str) -> None:
    field = page.locator(selector)
    if not text:
        field.check()
    elif field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(text)
    else:
        field.fill(text)


def has(page: Page, selector: str, text: str) -> bool:
    field = page.locator(selector)
    return field.input_value() == text if text else field.is_checked()
