# SPDX-License-Identifier: EUPL-1.2
"""docs/scale.md against the code and the content."""

from __future__ import annotations

import re

import pytest

from bot.settings import ROOT, known_names
from content import place_files
from store import retention
from store.budget import TELEGRAM
from store.conversation import PARTITIONS, tag

TEXT = (ROOT / "docs" / "scale.md").read_text("utf-8")
CONVERSATIONS, MESSAGES = 2, 12
BUSIEST_DAY, BUSIEST_HOUR, BUSIEST_SECOND = 3, 0.12, 5
TOWN = 90_000
DAY_S = 86_400
TOWNS = place_files.read(ROOT / "content").municipalities
PEOPLE = sum(int(row["population"]) for row in TOWNS)


def test_it_knows_how_many_live_here() -> None:
    assert f"{len(TOWNS)} municipalities, {PEOPLE:,} inhabitants" in TEXT


def test_its_sums_are_those_of_what_it_assumes() -> None:
    assert f"{CONVERSATIONS} conversations a year of {MESSAGES} messages each" in _flat()
    assert f"the busiest day has {BUSIEST_DAY} times" in _flat()
    assert f"its busiest hour {BUSIEST_HOUR:.0%} of".replace("%", " %") in _flat()
    assert f"the busiest second {BUSIEST_SECOND} times the average" in _flat()
    rows = re.findall(
        r"^\| ([0-9.]+) % \| ([0-9,]+) \| ([0-9,]+) \| ([0-9.]+) \| ([0-9.]+) \|$", TEXT, re.MULTILINE
    )
    assert len(rows) == 3
    for share, *figures in rows:
        assert figures == _figures(float(share) / 100)


def _figures(share: float) -> list[str]:
    year = PEOPLE * share * CONVERSATIONS * MESSAGES
    hour = year / 365 * BUSIEST_DAY * BUSIEST_HOUR
    second = hour / 3600 * BUSIEST_SECOND
    return [f"{year:,.0f}", f"{hour:,.0f}", f"{second:.1f}", f"{second * TOWN / PEOPLE:.2f}"]


@pytest.mark.parametrize(
    "said",
    [
        f"**Telegram, {TELEGRAM.bot_messages} messages a second a bot.**",
        f"spread over {PARTITIONS} partitions",
        f"such as `{tag(7)}`",
        f"gone after {retention.CONVERSATION_S / DAY_S:.0f} days",
        f"a handoff {retention.HANDOFF_S / DAY_S:.0f} days after it was closed",
    ],
)
def test_its_numbers_are_those_of_the_code(said: str) -> None:
    assert said in _flat()


def test_the_settings_it_names_are_there() -> None:
    named = set(re.findall(r"`(OMZIEN_[A-Z_]+|REDIS_URL)[`/]", TEXT))
    assert len(named) > 4
    assert named <= known_names()


def _flat() -> str:
    return " ".join(TEXT.split())
