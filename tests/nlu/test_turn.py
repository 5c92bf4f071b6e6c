# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio

from nlu.turn import Turn, current, handling
from store.conversation import ConversationRef


def turn(conversation: str) -> Turn:
    return Turn(ConversationRef("standaard", conversation), "1")


def test_a_turn_is_current_only_while_it_is_handled() -> None:
    with handling(turn("a")) as ours:
        assert current("standaard/a") is ours
    assert current("standaard/a") is None


def test_a_turn_is_never_another_conversations() -> None:
    with handling(turn("a")):
        assert current("standaard/b") is None


async def test_turns_handled_at_the_same_time_do_not_see_each_other() -> None:
    async def handle(conversation: str) -> bool:
        with handling(turn(conversation)) as ours:
            await asyncio.sleep(0.01)
            return current(f"standaard/{conversation}") is ours

    assert all(await asyncio.gather(*(handle(str(number)) for number in range(20))))
