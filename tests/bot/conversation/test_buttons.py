# SPDX-License-Identifier: EUPL-1.2
"""Buttons."""

from __future__ import annotations

import pytest
from redis.asyncio import Redis

from bot.conversation.buttons import PAYLOAD, give_out, looks_like_payload, opened, sealed, shown
from content.reply import Button
from store.conversation import ConversationRef
from store.master import MasterKey
from store.vault import Vault

REF, OTHER = ConversationRef("standaard", "a" * 32), ConversationRef("standaard", "b" * 32)
BUTTONS = [Button(title="Ja", id="ja"), Button(title="Geld", id="thema", data={"theme": "geld"})]


def test_a_payload_is_opaque_new_every_time_and_short_enough_for_every_channel() -> None:
    given = [payload for _ in range(200) for payload in give_out(BUTTONS)]
    assert len(set(given)) == len(given)
    assert all(PAYLOAD.fullmatch(payload) and len(payload.encode()) <= 64 for payload in given)


def test_what_is_shown_has_the_titles_in_order_and_nothing_of_what_they_mean() -> None:
    choices = shown(give_out(BUTTONS))
    assert [choice.title for choice in choices] == ["Ja", "Geld"]
    assert not any("geld" in choice.payload or "thema" in choice.payload for choice in choices)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("k_abcdefghij", True),
        (" k_ab-de_ghij ", True),
        ("k_kort", False),
        ("ik heb k_abcdefghij", False),
        ("", False),
    ],
)
def test_only_a_whole_payload_counts_as_a_press(text: str, is_one: bool) -> None:
    assert looks_like_payload(text) is is_one


async def test_what_was_given_out_opens_for_its_own_conversation_only(redis: Redis) -> None:
    vault = Vault(redis, MasterKey(bytes(range(32))))
    given = give_out(BUTTONS)
    stored = sealed(await vault.key(REF), REF, given)
    assert await opened(vault, REF, stored) == given
    assert await opened(vault, OTHER, stored) == {}
    assert await opened(vault, REF, None) == {}


async def test_after_erasing_nothing_can_be_pressed_and_looking_makes_no_new_key(redis: Redis) -> None:
    vault = Vault(redis, MasterKey(bytes(range(32))))
    stored = sealed(await vault.key(REF), REF, give_out(BUTTONS))
    await vault.erase(REF)
    assert await opened(vault, REF, stored) == {}
    assert await redis.keys("*") == []
