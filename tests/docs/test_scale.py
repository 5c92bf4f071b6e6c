# SPDX-License-Identifier: EUPL-1.2
"""docs/scale.md against the code and the content."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

import pytest

from bot.settings import ROOT, known_names
from content.gazetteer import files as place_files
from store import retention
from store.budget import TELEGRAM
from store.conversation import PARTITIONS, ConversationRef, tag
from store.steps import Steps

BENCHMARKS = (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
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


class Noting:
    """In the place of Redis: notes the keys of the step that is taken, and takes none."""

    keys: Sequence[str] = ()

    def register_script(self, script: str) -> Callable[..., Awaitable[list[str]]]:
        async def noted(keys: Sequence[str], args: object) -> list[str]:
            self.keys = keys
            return ["ok"]

        return noted


async def test_its_table_names_every_key_of_a_step_that_stands_in_another_slot() -> None:
    noting = Noting()
    ref = ConversationRef("o", "a" * 32)
    steps = Steps(noting)
    ways: dict[str, Callable[[], Awaitable[object]]] = {
        "accept": lambda: steps.accept(ref, {}),
        "commit": lambda: steps.commit(ref, {}),
        "desk": lambda: steps.desk(ref, {}),
        "erase": lambda: steps.erase(ref, {}),
        "follow_up": lambda: steps.follow_up(ref, "2026-11-23", {}),
        "sent": lambda: steps.sent(ref, "urgent", "t", "1-0", 1, "sent", False),
    }
    assert set(ways) == {path.stem for path in (ROOT / "store" / "lua").glob("*.lua")}
    for name, take in ways.items():
        await take()
        elsewhere = {key.split(":")[1] for key in noting.keys if not key.startswith(f"omz:{ref.tag}:")}
        row = re.search(rf"^\| `{name}` \|[^|]*\|([^|]*)\|$", TEXT, re.MULTILINE)
        assert row and set(re.findall(r"`(\w+)`", row[1])) == elsewhere, name


def test_what_a_machine_carries_was_measured() -> None:
    turns = [int(figure) for figure in re.findall(r"at once: Omzien \| (\d+) turns/s", BENCHMARKS)]
    assert f"{min(turns)} to {max(turns)} a second, with 8, 32 and 128 residents at once" in _flat()


def _flat() -> str:
    return " ".join(TEXT.split())
