# SPDX-License-Identifier: EUPL-1.2
"""A group of staff on Telegram, through a real bot."""

from __future__ import annotations

import asyncio
import time

import structlog

from bot.desk.alerts import raise_alert
from bot.health.health import Health
from store import keys, retention
from tests.bot.alerts.conftest import GROUP
from tests.bot.support import ORGANISATION, House, until
from tests.botapi.bubble import Bubble
from tests.telegram_server import TelegramServer

MINUTE, LONG = 61.0, 601.0
LINK = "Naar de balie: https://omzien.example/desk"


def _said(telegram: TelegramServer) -> list[str]:
    return [bubble.text.removesuffix(f"\n{LINK}") for bubble in telegram.sent(GROUP)]


async def _arrives(telegram: TelegramServer, *texts: str) -> list[Bubble]:
    await until(lambda: _is(telegram, list(texts)))
    return telegram.sent(GROUP)


async def _is(telegram: TelegramServer, texts: list[str]) -> bool:
    return _said(telegram) == texts


async def test_the_group_hears_that_somebody_waits_and_nothing_else(
    group_house: House, telegram: TelegramServer
) -> None:
    group_house.start()
    await group_house.handed_off("1", channel="telegram")
    (bubble,) = await _arrives(telegram, "Er wacht 1 mens op de balie.")
    assert bubble.text == f"Er wacht 1 mens op de balie.\n{LINK}"


async def test_danger_is_told_at_once_and_each_time(group_house: House, telegram: TelegramServer) -> None:
    group_house.start()
    for number in range(3):
        await raise_alert(group_house.services, ORGANISATION, "balie", "danger")
        await telegram.arrived(GROUP, number + 1, timeout=4.0)
    assert _said(telegram) == ["Er kan gevaar zijn. Kijk nu op de balie."] * 3


async def test_danger_in_a_conversation_that_waits_is_told(
    group_house: House, telegram: TelegramServer
) -> None:
    group_house.start()
    await group_house.handed_off()
    await _arrives(telegram, "Er wacht 1 mens op de balie.")
    await group_house.say("ik wil dood")
    await _arrives(telegram, "Er wacht 1 mens op de balie.", "Er kan gevaar zijn. Kijk nu op de balie.")
    await group_house.services.clock.move(MINUTE)
    await _arrives(
        telegram,
        "Er wacht 1 mens op de balie. Dat is dringend.",
        "Er kan gevaar zijn. Kijk nu op de balie.",
    )


async def test_more_people_change_the_message_that_stands_at_most_once_a_minute(
    group_house: House, telegram: TelegramServer
) -> None:
    group_house.start()
    await group_house.handed_off("1")
    await _arrives(telegram, "Er wacht 1 mens op de balie.")
    for who in "234":
        await group_house.handed_off(who)
    await asyncio.sleep(2.5)
    assert _said(telegram) == ["Er wacht 1 mens op de balie."]
    await group_house.services.clock.move(MINUTE)
    (bubble,) = await _arrives(telegram, "Er wachten 4 mensen op de balie.")
    assert len(bubble.edits) == 1


async def test_when_nobody_waits_any_more_the_message_says_so_and_the_next_one_is_new(
    group_house: House, telegram: TelegramServer
) -> None:
    group_house.start()
    ref = await group_house.handed_off("1")
    await _arrives(telegram, "Er wacht 1 mens op de balie.")
    await group_house.desk.claim(ref, "anja")
    await group_house.services.clock.move(MINUTE)
    await _arrives(telegram, "Er wacht niemand meer op de balie.")
    await group_house.services.clock.move(MINUTE)
    await group_house.handed_off("2")
    await _arrives(telegram, "Er wacht niemand meer op de balie.", "Er wacht 1 mens op de balie.")


async def test_after_ten_minutes_who_comes_then_is_told_in_a_new_message(
    group_house: House, telegram: TelegramServer
) -> None:
    group_house.start()
    await group_house.handed_off("1")
    await _arrives(telegram, "Er wacht 1 mens op de balie.")
    await group_house.services.clock.move(LONG)
    await group_house.handed_off("2")
    await _arrives(telegram, "Er wacht 1 mens op de balie.", "Er wachten 2 mensen op de balie.")


async def test_a_conversation_that_is_given_back_is_told_again(
    group_house: House, telegram: TelegramServer
) -> None:
    group_house.start()
    ref = await group_house.handed_off("1")
    await _arrives(telegram, "Er wacht 1 mens op de balie.")
    await group_house.desk.claim(ref, "anja")
    await group_house.services.clock.move(LONG)
    await _arrives(telegram, "Er wacht niemand meer op de balie.")
    await group_house.services.clock.move(MINUTE)
    await group_house.desk.release(ref, "anja")
    await _arrives(telegram, "Er wacht niemand meer op de balie.", "Er wacht 1 mens op de balie.")


async def test_what_happened_is_told_with_the_count(group_house: House, telegram: TelegramServer) -> None:
    for kind in ("promise_late", "aside", "promise_soon", "nobody"):
        await raise_alert(group_house.services, ORGANISATION, "team-zuid", kind)
    group_house.start()
    (bubble,) = await telegram.arrived(GROUP)
    assert bubble.text.splitlines() == [
        "Er wacht niemand meer op de balie.",
        "Een beloofd antwoord moet er bijna zijn.",
        "Een beloofd antwoord is te laat.",
        "Er is nu niemand op de balie. Een bewoner vraagt wel om een mens.",
        "Een bericht liep vast. Vraag de beheerder te kijken.",
        LINK,
    ]


async def test_a_handoff_of_which_the_word_got_lost_is_told_all_the_same(
    group_house: House, telegram: TelegramServer
) -> None:
    """The process died between the two."""
    group_house.start()
    await group_house.handed_off()
    await group_house.stop()
    await group_house.services.redis.delete(
        keys.alerts(ORGANISATION, "telegram"), keys.alerting(ORGANISATION, "telegram")
    )
    seen = len(telegram.sent(GROUP))
    group_house.start()
    await telegram.arrived(GROUP, seen + 1)


async def test_what_could_not_be_sent_is_sent_when_telegram_is_back(
    group_house: House, telegram: TelegramServer
) -> None:
    telegram.fault("500", times=2)
    await raise_alert(group_house.services, ORGANISATION, "balie", "danger")
    group_house.start()
    await until(lambda: _trouble(group_house, "unreachable"))
    for _ in range(2):
        await group_house.services.clock.move(6.0)
        await asyncio.sleep(1.2)
    await telegram.arrived(GROUP)
    await until(lambda: _trouble(group_house, "ok"))


async def test_a_group_without_the_bot_is_an_alarm_for_the_operator_and_loses_nothing(
    group_house: House, telegram: TelegramServer
) -> None:
    telegram.block(GROUP)
    with structlog.testing.capture_logs() as logged:
        await raise_alert(group_house.services, ORGANISATION, "balie", "danger")
        group_house.start()
        await until(lambda: _trouble(group_house, "removed"))
    assert {
        "event": "alerts to staff do not arrive",
        "kind": "telegram",
        "reason": "removed",
        "log_level": "critical",
    } in logged
    telegram.unblock(GROUP)
    await group_house.services.clock.move(301.0)
    await telegram.arrived(GROUP)
    await until(lambda: _trouble(group_house, "ok"))


async def test_what_nobody_could_be_told_for_a_day_goes_with_an_alarm(
    group_house: House, telegram: TelegramServer
) -> None:
    old = int((time.time() - retention.DAY - 60) * 1000)
    alert = {"t": "1", "team": "balie", "kind": "danger"}
    await group_house.services.redis.xadd(keys.alerts(ORGANISATION, "telegram"), alert, id=f"{old}-0")
    with structlog.testing.capture_logs() as logged:
        group_house.start()
        await until(lambda: _empty(group_house))
    assert any(line["event"] == "alerts were never told" and line["count"] == 1 for line in logged)
    assert not telegram.sent(GROUP)


async def test_a_message_somebody_took_away_is_followed_by_a_new_one(
    group_house: House, telegram: TelegramServer
) -> None:
    group_house.start()
    await group_house.handed_off("1")
    (bubble,) = await _arrives(telegram, "Er wacht 1 mens op de balie.")
    bubble.deleted = True
    await group_house.handed_off("2")
    await group_house.services.clock.move(MINUTE)
    await _arrives(telegram, "Er wacht 1 mens op de balie.", "Er wachten 2 mensen op de balie.")


async def test_a_crowd_stays_within_the_limit_of_a_group(
    group_house: House, telegram: TelegramServer
) -> None:
    for _ in range(25):
        await raise_alert(group_house.services, ORGANISATION, "balie", "danger")
    group_house.start()
    await telegram.arrived(GROUP, 20)
    await asyncio.sleep(1.5)
    assert len(telegram.sent(GROUP)) == 20
    assert telegram.counts()["floods"] == {}


async def test_without_the_setting_nothing_is_kept_or_sent(
    quiet_house: House, telegram: TelegramServer
) -> None:
    await raise_alert(quiet_house.services, ORGANISATION, "balie", "danger")
    assert not [name async for name in quiet_house.services.redis.scan_iter("omz:alert*")]


async def _trouble(house: House, word: str) -> bool:
    return (await Health(house.services).parts())["alert_telegram"] == word


async def _empty(house: House) -> bool:
    return not await house.services.redis.xlen(keys.alerts(ORGANISATION, "telegram"))
