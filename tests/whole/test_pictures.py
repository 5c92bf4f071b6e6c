# SPDX-License-Identifier: EUPL-1.2
"""The pictures the pages show are what the program shows: taken anew, held beside the ones that are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from store import keys
from tests.bot.web.browser import chromium
from tests.pictures import LARGEST, TARGET, take
from tests.whole.installation import Installation
from tests.whole.likeness import likeness
from tests.whole.office_day import TEAM

MOST_APART = 0.12
"""Between two runs a hundredth differs (names of birds, minutes); between two pages more than a fifth."""
MOST_FLAT = 0.8
RENEW = "if the program is right: make pictures"


@pytest.fixture(scope="module")
def taken(omzien: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them, made now."""
    folder = tmp_path_factory.mktemp("pictures")
    take(omzien, folder)
    return folder


def test_every_picture_that_is_kept_is_taken_and_the_other_way_round(taken: Path) -> None:
    assert {path.name for path in taken.glob("*.png")} == {path.name for path in TARGET.glob("*.png")}


def test_what_is_kept_is_what_the_program_shows(taken: Path) -> None:
    with chromium() as browser:
        for picture in sorted(taken.glob("*.png")):
            _compare(browser, picture, TARGET / picture.name)


def test_a_page_that_is_blank_or_another_is_noticed(taken: Path, tmp_path: Path) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 770, "height": 770})
        page.screenshot(path=tmp_path / "blank.png")
        assert likeness(browser, tmp_path / "blank.png", tmp_path / "blank.png").flat == 1
        queue, overview = taken / "bureau-rij.png", taken / "bureau-overzicht.png"
        assert likeness(browser, queue, overview).apart > MOST_APART
        assert likeness(browser, queue, tmp_path / "blank.png").apart > MOST_APART


def test_they_can_be_read_on_a_slow_line(taken: Path) -> None:
    assert [path.name for path in taken.glob("*.png") if path.stat().st_size > LARGEST] == []


def test_nobody_of_that_morning_is_left_on_the_desk(taken: Path, omzien: Installation) -> None:
    with omzien.redis() as client:
        teams = [client.hget(key, "team") for key in client.scan_iter(f"{keys.PREFIX}*:conv:*")]
        assert TEAM.key not in teams
        assert not client.hexists(keys.teams("standaard"), TEAM.key)


def _compare(browser: Browser, now: Path, kept: Path) -> None:
    found = likeness(browser, now, kept)
    (width, height), (was_wide, was_high) = found.sizes
    assert width == was_wide and abs(height - was_high) <= 0.1 * was_high, f"{now.name}: its size; {RENEW}"
    assert found.flat < MOST_FLAT, f"{now.name} is blank"
    assert found.apart < MOST_APART, f"{now.name} is {found.apart:.0%} another; {RENEW}"
