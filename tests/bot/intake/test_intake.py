# SPDX-License-Identifier: EUPL-1.2
"""Intake: what is written down before a channel hears that a message arrived."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.intake.intake import MOST_CHARACTERS, PURPOSE, clean
from store import keys
from tests.bot.support import House, texts


async def test_a_message_is_durable_and_sealed_once_it_is_accepted(quiet_house: House) -> None:
    given = await quiet_house.give("ik heb schulden bij de bank")
    assert texts(await quiet_house.line.messages(given.ref)) == ["ik heb schulden bij de bank"]
    assert await quiet_house.waiting() == 1
    names = [name async for name in quiet_house.services.redis.scan_iter("*")]
    stored = [await _all_of(quiet_house, name) for name in names]
    assert "schulden" not in json.dumps(stored)


async def test_the_same_message_again_changes_nothing(quiet_house: House) -> None:
    first = await quiet_house.give("hallo", message_id="zelfde")
    again = await quiet_house.give("hallo", message_id="zelfde")
    assert (again.seq, again.repeat, first.repeat) == (first.seq, True, False)
    assert await quiet_house.waiting() == 1


async def test_the_same_message_id_of_another_resident_is_another_message(quiet_house: House) -> None:
    await quiet_house.give("hallo", "1", message_id="zelfde")
    assert not (await quiet_house.give("hallo", "2", message_id="zelfde")).repeat


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  hallo \n", "hallo"),
        ("a\x00b\x1bc", "a b c"),
        ("\u202egeld\u2066", "geld"),
        ("half \ud83d teken", "half   teken"),
        ("x" * 20_000, "x" * MOST_CHARACTERS),
        ("\x00\u200b", ""),
        ("ik wil do\u200bo\u2060d", "ik wil dood"),
    ],
)
def test_control_signs_and_halves_of_signs_are_not_kept_and_words_stay_whole(typed: str, kept: str) -> None:
    assert clean(typed) == kept


async def test_half_a_sign_does_not_keep_a_message_from_being_accepted(quiet_house: House) -> None:
    given = await quiet_house.give("ik heb \ud83d schulden")
    assert texts(await quiet_house.line.messages(given.ref)) == ["ik heb   schulden"]


async def test_a_place_on_the_map_becomes_a_place_and_the_point_is_not_kept(quiet_house: House) -> None:
    await quiet_house.give("", kind="location", latitude=52.2236, longitude=5.1764)
    body = await _only_body(quiet_house)
    assert body["kind"] == "place" and body["place"]["name"] == "Hilversum"
    assert "52.2" not in json.dumps(body)


async def test_a_command_becomes_the_button_it_stands_for(quiet_house: House) -> None:
    await quiet_house.give("wis", kind="command")
    assert (await _only_body(quiet_house))["button"]["id"] == "wissen"


async def test_a_payload_that_was_not_given_out_here_is_a_button_of_earlier(house: House) -> None:
    await house.say("hallo", "1")
    [entry] = [e for e in await house.line.messages(house.ref("1")) if e.buttons]
    [answer] = await house.say(entry.buttons[0].payload, "2")
    assert "van eerder" in answer.text


async def test_what_is_edited_is_asked_again_and_not_done_twice(house: House) -> None:
    await house.say("ik heb schulden")
    [answer] = await house.say("ik heb veel schulden", edited=True)
    assert "veranderd" in answer.text
    assert house.rasa.texts == ["ik heb schulden"]


async def test_an_edited_message_is_read_for_danger_too(quiet_house: House) -> None:
    assert (await quiet_house.give("ik wil dood", edited=True)).danger


async def test_a_resident_who_blocks_the_bot_is_not_spoken_to_and_is_marked_for_the_desk(
    house: House,
) -> None:
    ref = await house.handed_off(channel="telegram")
    before = texts(await house.line.messages(ref))
    assert await house.say("", kind="blocked", channel="telegram") == []
    assert texts(await house.line.messages(ref)) == before
    [row] = await house.desk.queue("standaard")
    assert row.undelivered
    assert "geblokkeerd" in (await house.desk.timeline(ref))[-1].text


async def test_who_presses_for_a_person_in_a_flood_still_gets_one(house: House) -> None:
    for number in range(22):
        given = await house.give(f"bericht {number}")
    await house.line.wait(given, 5.0)
    pauses = [t for t in texts(await house.line.messages(given.ref)) if "Rustig aan" in t]
    assert len(pauses) == 1
    (told,) = texts(await house.press("Ik wil een mens spreken"))
    assert told.startswith("Ik heb het doorgegeven.")


async def _only_body(house: House) -> Any:
    [found] = [
        (house.ref(), fields)
        for partition in range(16)
        for _, fields in await house.services.redis.xrange(keys.inbox(partition))
    ]
    ref, fields = found
    return json.loads(await house.services.vault.open(ref, PURPOSE, fields["b"]))


async def _all_of(house: House, name: str) -> Any:
    redis, kind = house.services.redis, await house.services.redis.type(name)
    if kind == "hash":
        return await redis.hgetall(name)
    if kind == "stream":
        return await redis.xrange(name)
    return await redis.zrange(name, 0, -1) if kind == "zset" else await redis.get(name)
