# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
import time

import pytest
from redis.asyncio import Redis
from telegram import Bot

from bot.channels.telegram.client import make_bot
from bot.channels.telegram.deliver import Files, TelegramDelivery, no_files
from bot.channels.telegram.outcome import Blocked, Delivered, Failed, RetryAfter
from bot.conversation.entry import Choice, Entry, Part
from store.budget import Budget, Pace
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer

ADDRESS, CHAT = str(RESIDENT), "a1b2"
WIDE = Pace(bot_messages=1000, chat_burst=1000)


def entry(*texts: str, buttons: tuple[Choice, ...] = ()) -> Entry:
    return Entry(seq=1, at=0.0, who="bot", parts=tuple(Part(text) for text in texts), buttons=buttons)


LONG = entry("een " * 1000, "twee " * 700, "drie " * 700)


@pytest.fixture
def delivery(bot: Bot, redis: Redis) -> TelegramDelivery:
    return TelegramDelivery(bot, Budget(redis))


@pytest.fixture
def unbridled(bot: Bot, redis: Redis) -> TelegramDelivery:
    """With a budget that lets everything through, to meet Telegram's own limits."""
    return TelegramDelivery(bot, Budget(redis, WIDE))


CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
TAP = Entry(1, 0.0, "bot", (Part("Tik op <het> bestand.", calendar="schaken"),), (Choice("Meer", "k_1"),))


async def made(id: str) -> bytes | None:
    """The file of the one activity there is."""
    return CALENDAR if id == "schaken" else None


async def broken(id: str) -> bytes | None:
    """A file that cannot be made."""
    raise ValueError(id)


async def test_a_file_is_a_document_to_tap_with_its_words_and_buttons_under_it(
    bot: Bot, redis: Redis, telegram: TelegramServer
) -> None:
    outcome = await TelegramDelivery(bot, Budget(redis), made).deliver(ADDRESS, TAP, CHAT)
    [bubble] = telegram.sent(RESIDENT)
    assert outcome == Delivered((str(bubble.message_id),))
    assert bubble.extra["document"]["file_name"] == "activiteit.ics"
    assert bubble.options["file"] == CALENDAR.decode()
    assert (bubble.text, bubble.titles) == ("Tik op <het> bestand.", ["Meer"])


@pytest.mark.parametrize("files", [broken, no_files])
async def test_without_a_file_the_words_arrive(
    bot: Bot, redis: Redis, telegram: TelegramServer, files: Files
) -> None:
    outcome = await TelegramDelivery(bot, Budget(redis), files).deliver(ADDRESS, TAP, CHAT)
    assert isinstance(outcome, Delivered)
    [bubble] = telegram.sent(RESIDENT)
    assert (bubble.text, bubble.titles, bubble.extra) == ("Tik op <het> bestand.", ["Meer"], {})


async def test_where_telegram_takes_no_file_the_words_arrive(
    bot: Bot, redis: Redis, telegram: TelegramServer
) -> None:
    async def empty(id: str) -> bytes | None:
        return b""

    outcome = await TelegramDelivery(bot, Budget(redis), empty).deliver(ADDRESS, TAP, CHAT)
    assert isinstance(outcome, Delivered)
    [bubble] = telegram.sent(RESIDENT)
    assert (bubble.text, bubble.extra) == ("Tik op <het> bestand.", {})
    assert telegram.counts()["calls"]["sendDocument"] == 1


async def test_a_file_waits_for_a_pause_telegram_orders_and_goes_once(
    bot: Bot, redis: Redis, telegram: TelegramServer
) -> None:
    telegram.fault("429", "sendDocument", seconds=7)
    delivery = TelegramDelivery(bot, Budget(redis, WIDE), made)
    assert await delivery.deliver(ADDRESS, TAP, CHAT) == RetryAfter(7.0, "flood")
    assert telegram.sent(RESIDENT) == []


async def test_a_file_is_taken_away_like_any_message(
    bot: Bot, redis: Redis, telegram: TelegramServer
) -> None:
    delivery = TelegramDelivery(bot, Budget(redis), made)
    outcome = await delivery.deliver(ADDRESS, TAP, CHAT)
    assert isinstance(outcome, Delivered)
    assert await delivery.clear_buttons(ADDRESS, outcome.external_ids[0])
    assert await delivery.delete(ADDRESS, outcome.external_ids) == ()
    [bubble] = telegram.sent(RESIDENT)
    assert bubble.deleted and bubble.titles == []


async def test_a_message_arrives_with_its_buttons_and_without_a_link_preview(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    said = entry("Kijk op 113.nl & bel", buttons=(Choice("Ja", "k_1"), Choice("Nee", "k_2")))
    outcome = await delivery.deliver(ADDRESS, said, CHAT)
    [bubble] = telegram.sent(RESIDENT)
    assert outcome == Delivered((str(bubble.message_id),))
    assert (bubble.text, bubble.titles) == ("Kijk op 113.nl & bel", ["Ja", "Nee"])
    assert bubble.options["preview"] == {"is_disabled": True}


async def test_a_long_message_arrives_whole_in_its_own_time(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    outcome = await delivery.deliver(ADDRESS, LONG, CHAT)
    bubbles = telegram.sent(RESIDENT)
    assert outcome == Delivered(tuple(str(bubble.message_id) for bubble in bubbles))
    assert [bubble.text[:4] for bubble in bubbles] == ["een ", "twee", "drie"]
    assert telegram.counts()["refusals"] == {}


async def test_the_budget_asks_for_patience_before_telegram_does(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    outcomes = [await delivery.deliver(ADDRESS, entry("hallo"), CHAT) for _ in range(3)]
    assert isinstance(outcomes[2], RetryAfter)
    assert (outcomes[2].why, outcomes[2].sent) == ("budget", ())
    assert 0 < outcomes[2].seconds <= 1
    assert (len(telegram.sent(RESIDENT)), telegram.counts()["refusals"]) == (2, {})


async def test_html_that_telegram_cannot_read_arrives_as_plain_text(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    telegram.fault("html")
    said = entry("1 < 2", buttons=(Choice("Ja", "k_1"),))
    assert isinstance(await delivery.deliver(ADDRESS, said, CHAT), Delivered)
    [bubble] = telegram.sent(RESIDENT)
    assert (bubble.parse_mode, bubble.text, bubble.titles) == ("", "1 < 2", ["Ja"])


async def test_telegrams_own_pause_is_handed_on(delivery: TelegramDelivery, telegram: TelegramServer) -> None:
    telegram.fault("429", seconds=7)
    assert await delivery.deliver(ADDRESS, entry("hallo"), CHAT) == RetryAfter(7.0, "flood")
    assert telegram.sent(RESIDENT) == []


async def test_a_pause_telegram_orders_is_kept_by_every_process(
    bot: Bot, redis: Redis, telegram: TelegramServer
) -> None:
    telegram.fault("429", seconds=2)
    one, other = TelegramDelivery(bot, Budget(redis)), TelegramDelivery(bot, Budget(redis))
    await one.deliver(ADDRESS, entry("hallo"), CHAT)
    outcome = await other.deliver(ADDRESS, entry("hallo"), CHAT)
    assert isinstance(outcome, RetryAfter)
    assert (outcome.why, telegram.counts()["calls"]["sendMessage"]) == ("budget", 1)
    assert 1.5 < outcome.seconds <= 2


async def test_a_long_message_goes_on_where_it_stopped(
    unbridled: TelegramDelivery, telegram: TelegramServer
) -> None:
    telegram.fault("slow", seconds=0.0)
    telegram.fault("429", seconds=1)
    outcome = await unbridled.deliver(ADDRESS, LONG, CHAT)
    assert isinstance(outcome, RetryAfter)
    assert len(outcome.sent) == len(telegram.sent(RESIDENT)) == 1
    assert isinstance(await unbridled.deliver(ADDRESS, LONG, CHAT, outcome.sent), Delivered)
    assert [bubble.text[:4] for bubble in telegram.sent(RESIDENT)] == ["een ", "twee", "drie"]


async def test_an_error_of_telegram_is_tried_again_later(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    telegram.fault("500")
    outcome = await delivery.deliver(ADDRESS, entry("hallo"), CHAT)
    assert isinstance(outcome, RetryAfter)
    assert outcome.why == "server"


async def test_a_lost_answer_is_not_taken_for_delivered(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    telegram.fault("lost")
    outcome = await delivery.deliver(ADDRESS, entry("hallo"), CHAT)
    assert isinstance(outcome, RetryAfter)
    assert outcome.why == "wire"
    assert len(telegram.sent(RESIDENT)) == 1


async def test_an_answer_that_takes_too_long_is_the_wires_fault(
    telegram: TelegramServer, redis: Redis
) -> None:
    async with make_bot(telegram.token, telegram.url, timeout=0.3) as hasty:
        telegram.fault("slow", seconds=1)
        outcome = await TelegramDelivery(hasty, Budget(redis)).deliver(ADDRESS, entry("hallo"), CHAT)
    assert isinstance(outcome, RetryAfter)
    assert outcome.why == "wire"


async def test_telegram_that_cannot_be_reached_is_tried_again_later(redis: Redis) -> None:
    nowhere = make_bot("4200:x", "http://127.0.0.1:9", timeout=0.5)
    outcome = await TelegramDelivery(nowhere, Budget(redis)).deliver(ADDRESS, entry("hallo"), CHAT)
    assert outcome == RetryAfter(1.0, "wire")


async def test_a_refused_token_gives_nothing_up(telegram: TelegramServer, redis: Redis) -> None:
    wrong = make_bot("4200:wrong", telegram.url)
    outcome = await TelegramDelivery(wrong, Budget(redis)).deliver(ADDRESS, entry("hallo"), CHAT)
    assert outcome == RetryAfter(60.0, "token")


async def test_who_blocked_the_bot_is_told_apart(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    telegram.block(RESIDENT)
    assert await delivery.deliver(ADDRESS, entry("hallo"), CHAT) == Blocked()


async def test_what_can_never_arrive_fails_with_a_reason_that_holds_nothing_of_it(
    delivery: TelegramDelivery,
) -> None:
    assert await delivery.deliver("424242", entry("hallo"), "c3") == Failed("chat not found")
    assert await delivery.deliver(ADDRESS, entry(" "), "c4") == Failed("message text is empty")
    payload = Choice("geheim", "x" * 65)
    assert await delivery.deliver(ADDRESS, entry("a", buttons=(payload,)), "c5") == Failed(
        "BUTTON_DATA_INVALID"
    )


async def test_nothing_is_counted_twice_when_many_wait_their_turn(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    waited = 0.0
    sent = 0
    while sent < 4:
        outcome = await delivery.deliver(ADDRESS, entry("hallo"), CHAT)
        if isinstance(outcome, RetryAfter):
            waited += outcome.seconds
            await asyncio.sleep(outcome.seconds)
        else:
            sent += 1
    assert waited < 3
    assert telegram.counts()["refusals"] == {}


async def test_old_buttons_are_taken_away_and_the_words_stay(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    outcome = await delivery.deliver(ADDRESS, entry("Klopt dat?", buttons=(Choice("Ja", "k_1"),)), CHAT)
    assert isinstance(outcome, Delivered)
    assert await delivery.clear_buttons(ADDRESS, outcome.external_ids[0])
    [bubble] = telegram.sent(RESIDENT)
    assert (bubble.text, bubble.titles) == ("Klopt dat?", [])
    assert await delivery.clear_buttons(ADDRESS, outcome.external_ids[0])
    assert not await delivery.clear_buttons(ADDRESS, "999")


async def test_taking_buttons_away_keeps_to_the_budget_of_the_bot(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    outcome = await delivery.deliver(ADDRESS, entry("Klopt dat?", buttons=(Choice("Ja", "k_1"),)), CHAT)
    assert isinstance(outcome, Delivered)
    began = time.monotonic()
    assert all([await delivery.clear_buttons(ADDRESS, outcome.external_ids[0]) for _ in range(35)])
    assert time.monotonic() - began > 1
    assert telegram.counts()["refusals"].get("429") is None


async def test_messages_of_both_sides_are_taken_away_as_far_as_telegram_allows(
    unbridled: TelegramDelivery, telegram: TelegramServer
) -> None:
    old = telegram.say(RESIDENT, "van eergisteren")
    telegram.pass_time(48 * 3600 + 60)
    own = telegram.say(RESIDENT, "van vandaag")
    outcome = await unbridled.deliver(ADDRESS, entry("hallo"), CHAT)
    assert isinstance(outcome, Delivered)
    stayed = await unbridled.delete(ADDRESS, [str(old), str(own), *outcome.external_ids])
    assert stayed == (str(old),)
    assert [bubble.deleted for bubble in telegram.typed(RESIDENT)] == [False, True]
    assert telegram.sent(RESIDENT)[0].deleted


async def test_more_than_a_hundred_messages_are_taken_away_in_batches(
    delivery: TelegramDelivery, telegram: TelegramServer
) -> None:
    numbers = [str(telegram.say(RESIDENT, f"{number}")) for number in range(230)]
    assert await delivery.delete(ADDRESS, numbers) == ()
    assert all(bubble.deleted for bubble in telegram.typed(RESIDENT))
    assert telegram.counts()["calls"]["deleteMessages"] == 3


async def test_the_typing_sign_never_fails(delivery: TelegramDelivery, telegram: TelegramServer) -> None:
    await delivery.typing(ADDRESS)
    telegram.block(RESIDENT)
    await delivery.typing(ADDRESS)
    assert telegram.actions(RESIDENT) == ["typing"]


async def test_a_pause_telegram_asks_for_keeps_no_message_in_the_chat(
    unbridled: TelegramDelivery, telegram: TelegramServer
) -> None:
    own = telegram.say(RESIDENT, "hallo")
    number = str(telegram.typed(RESIDENT)[-1].message_id)
    telegram.fault("429", "deleteMessages", seconds=0.2)
    assert own and await unbridled.delete(ADDRESS, [number]) == ()
    assert all(bubble.deleted for bubble in telegram.typed(RESIDENT))
