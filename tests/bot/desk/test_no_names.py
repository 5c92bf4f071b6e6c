# SPDX-License-Identifier: EUPL-1.2
"""Telegram tells a bot who writes, with name, @ and photo: none of it reaches the desk, or Redis in clear."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot

from bot.channels.telegram.intake import Intake
from bot.desk.handover import pseudonym
from store.conversation import ConversationRef
from tests.bot.desk.office import Office, address
from tests.bot.fake_rasa import reply
from tests.bot.support import House, texts, until

CHAT = 7_012_345_678
NAMES = ("Fatimazohra", "Zeldenrust", "zeldzame_fatima")
PICTURES = ("AgACphotofile", "AQADphotounique")
NUMBER = "+31687654321"
WORDS = "de deurwaarder komt dinsdag"
SECRETS = (*NAMES, *PICTURES, str(CHAT), NUMBER, "87654321", "Buurvrouw Nel")
WHO = {"id": CHAT, "first_name": NAMES[0], "last_name": NAMES[1], "username": NAMES[2]}
PHOTO = {"file_id": PICTURES[0], "file_unique_id": PICTURES[1], "width": 90, "height": 90}
FORWARDED = {"type": "hidden_user", "sender_user_name": "Buurvrouw Nel", "date": 1}
MESSAGES: tuple[dict[str, Any], ...] = (
    {"text": "hallo"},
    {"photo": [PHOTO], "caption": "een foto van de brief"},
    {"photo": [PHOTO]},
    {"contact": {"phone_number": NUMBER, "first_name": NAMES[0], "user_id": CHAT}},
    {"text": "dit kreeg ik", "forward_origin": FORWARDED},
    {"sticker": {**PHOTO, "type": "regular", "is_animated": False, "is_video": False, "emoji": "x"}},
    {"text": "mens"},
    {"text": WORDS},
)
HANDOFF = {"name": "handoff", "summary": {"worry": "Geld", "words": WORDS}}


def update(number: int, content: dict[str, Any]) -> dict[str, Any]:
    sender = {**WHO, "is_bot": False, "language_code": "nl", "is_premium": True}
    chat = {**WHO, "type": "private"}
    message = {"message_id": number, "date": 1, "from": sender, "chat": chat, **content}
    return {"update_id": 5_000 + number, "message": message}


@pytest.fixture
def bot() -> Bot:
    """A bot that is not asked to send anything."""
    return Bot("123456789:AAFakeTokenForTheStandInServerOnly00000")


async def writes(house: House, bot: Bot) -> ConversationRef:
    """Everything a resident can send, through the real intake; at "mens" a handoff is made."""
    intake, ref = Intake(bot, house.line), house.ref(str(CHAT), "telegram")
    for number, content in enumerate(MESSAGES, 1):
        if content.get("text") == "mens":
            house.rasa.next = [reply("Ik heb het doorgegeven.", "verder_zoeken", commands=(HANDOFF,))]
        await intake.take(update(number, content))
        await until(lambda: _done(house))
    assert (intake.passed, intake.set_aside) == (len(MESSAGES), 0)
    return ref


async def _done(house: House) -> bool:
    return await house.waiting() == 0


async def kept(house: House) -> str:
    """Every name, field and value in Redis."""
    redis, found = house.services.redis, list[str]()
    reads = {"hash": redis.hgetall, "string": redis.get, "set": redis.smembers}
    async for name in redis.scan_iter():
        kind = await redis.type(name)
        if kind == "none":
            # Gone since its name was read.
            continue
        if kind == "stream":
            value = await redis.xrange(name)
        elif kind == "zset":
            value = await redis.zrange(name, 0, -1, withscores=True)
        else:
            value = await reads[kind](name)
        found.append(f"{name} {value}")
    return "\n".join(found)


async def test_the_desk_shows_a_pseudonym_and_nothing_telegram_told(office: Office, bot: Bot) -> None:
    ref = await writes(office.house, bot)
    async with office.worker() as anja:
        shown = [(await anja.get(page)).text for page in ("/desk", "/desk/rij")]
        await office.house.desk.claim(ref, "anja", "Anja")
        shown += [(await anja.get(address(ref, word))).text for word in ("", "berichten")]
    everything = "\n".join(shown)
    assert pseudonym(ref) in everything and WORDS in everything
    assert not [secret for secret in SECRETS if secret in everything]


async def test_redis_holds_none_of_it_in_clear_and_no_words_either(office: Office, bot: Bot) -> None:
    ref = await writes(office.house, bot)
    await office.house.desk.claim(ref, "anja", "Anja")
    everything = await kept(office.house)
    assert ref.id in everything
    for secret in (*SECRETS, WORDS, "een foto van de brief", "dit kreeg ik", "Geld"):
        assert secret not in everything, secret


async def test_the_dialogue_is_not_told_either(office: Office, bot: Bot) -> None:
    await writes(office.house, bot)
    heard = str(office.house.rasa.heard)
    assert "dit kreeg ik" in heard
    assert not [secret for secret in SECRETS if secret in heard]


async def test_what_the_resident_writes_about_themselves_is_theirs_to_give(office: Office, bot: Bot) -> None:
    ref = await writes(office.house, bot)
    await Intake(bot, office.house.line).take(update(50, {"text": "ik heet Karel"}))
    await until(lambda: _done(office.house))
    assert "ik heet Karel" in texts(await office.house.desk.timeline(ref))
    assert "Karel" not in await kept(office.house)
