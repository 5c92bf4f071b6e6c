# SPDX-License-Identifier: EUPL-1.2
"""What a Redis Cluster would say: which keys of an atomic step stand together in one slot."""

from __future__ import annotations

import re
from typing import Any

import pytest
from redis.crc import key_slot

from bot.settings import ROOT
from store import keys
from store.conversation import PARTITIONS, ConversationRef
from store.steps import Steps

REF = ConversationRef("hilversum", "0123456789abcdef")
DAY = "2026-11-22"
STEPS = ("accept", "commit", "desk", "erase", "follow_up", "sent")
PAGE = ROOT / "docs" / "scale.md"


class Recorder:
    """Stands where Redis does and keeps the keys a step names."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def register_script(self, script: str) -> Any:
        """A script that is not run."""

        async def run(keys: list[str], args: list[Any]) -> list[str]:
            self.keys = keys
            return ["ok"]

        return run


async def _keys(step: str) -> list[str]:
    recorder = Recorder()
    steps = Steps(recorder)
    match step:
        case "sent":
            await steps.sent(REF, "ordinary", "token", "1-0", 1, "ok", False)
        case "follow_up":
            await steps.follow_up(REF, DAY, {})
        case _:
            await getattr(steps, step)(REF, {})
    return recorder.keys


def _kind(key: str) -> str:
    return key.removeprefix(keys.PREFIX).split(":")[0]


def _apart() -> dict[str, set[str]]:
    """As the page says it: a step and the keys that stand elsewhere."""
    rows = re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return {step: set(re.findall(r"`(\w+)`", apart)) for step, apart in rows}


def test_all_that_is_kept_of_one_conversation_stands_in_one_slot() -> None:
    of_it = (
        *(kind(REF) for kind in (keys.conversation, keys.key, keys.log, keys.seen, keys.sent, keys.tracker)),
        *(kind(REF) for kind in (keys.happened, keys.referrals)),
        *(kind(REF.partition) for kind in (keys.inbox, keys.attempts, keys.aside, keys.timers, keys.fence)),
        *(keys.outbox(REF.partition, lane) for lane in keys.LANES),
        *(kind(REF.partition, REF.organisation) for kind in (keys.desk, keys.blocked, keys.lease)),
    )
    assert len({key_slot(key.encode()) for key in of_it}) == 1


def test_partitions_are_spread_over_slots() -> None:
    slots = {key_slot(keys.inbox(partition).encode()) for partition in range(PARTITIONS)}
    assert len(slots) == PARTITIONS


@pytest.mark.parametrize("step", STEPS)
async def test_the_page_says_which_keys_of_a_step_stand_in_another_slot(step: str) -> None:
    home = key_slot(keys.conversation(REF).encode())
    apart = {_kind(key) for key in await _keys(step) if key_slot(key.encode()) != home}
    assert apart == _apart()[step]


def test_the_page_knows_every_step() -> None:
    named = {path.stem for path in (ROOT / "store" / "lua").glob("*.lua")}
    assert set(_apart()) == set(STEPS) == named
