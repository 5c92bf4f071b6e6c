# SPDX-License-Identifier: EUPL-1.2
"""Alerts by e-mail, to a real mail server."""

from __future__ import annotations

import asyncio

import pytest
import structlog

from bot.desk.alerts import Kind, raise_alert
from bot.health.health import Health
from store import keys
from tests.bot.alerts.post_office import PostOffice
from tests.bot.support import ORGANISATION, House, until


async def test_staff_get_a_letter_that_somebody_waits_and_nothing_else(
    mail_house: House, post: PostOffice
) -> None:
    mail_house.start()
    await mail_house.handed_off()
    await until(lambda: _count(post, 1))
    (letter,) = post.letters
    assert letter["To"] == "wijkteam@gemeente.example, balie@gemeente.example"
    assert letter["From"] == "omzien@gemeente.example"
    assert letter["Subject"] == "Omzien: er wacht iets op de balie"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert [line for line in letter.get_content().splitlines() if line] == [
        "Er wacht 1 mens op de balie.",
        "Dit seintje komt vanzelf. Antwoorden heeft geen zin.",
    ]
    assert post.users == ["wijk@team"]


async def test_a_team_gets_at_most_one_letter_in_ten_minutes(mail_house: House, post: PostOffice) -> None:
    mail_house.start()
    await mail_house.handed_off("1")
    await until(lambda: _count(post, 1))
    for who in "23":
        await mail_house.handed_off(who)
    await asyncio.sleep(2.2)
    assert len(post.letters) == 1
    await mail_house.services.clock.move(601.0)
    await until(lambda: _count(post, 2))
    assert "Er wachten 3 mensen op de balie." in post.texts()[1]


async def test_two_teams_do_not_wait_for_each_other(mail_house: House, post: PostOffice) -> None:
    for team in ("zuid", "noord"):
        await raise_alert(mail_house.services, ORGANISATION, team, "promise_late")
    mail_house.start()
    await until(lambda: _count(post, 2))
    assert not any("zuid" in str(letter).lower() for letter in post.letters)


async def test_danger_does_not_wait_for_ten_minutes(mail_house: House, post: PostOffice) -> None:
    mail_house.start()
    kinds: tuple[Kind, ...] = ("promise_soon", "danger", "danger")
    for number, kind in enumerate(kinds, 1):
        await raise_alert(mail_house.services, ORGANISATION, "balie", kind)
        await until(lambda number=number: _count(post, number))
    assert [letter["Subject"] for letter in post.letters[1:]] == ["Omzien: kijk nu op de balie"] * 2


async def test_nothing_is_sent_when_whoever_waited_was_taken_meanwhile(
    mail_house: House, post: PostOffice
) -> None:
    mail_house.start()
    await mail_house.handed_off("1")
    await until(lambda: _count(post, 1))
    ref = await mail_house.handed_off("2")
    for taken in (ref, mail_house.ref("1")):
        await mail_house.desk.claim(taken, "anja")
    await mail_house.services.clock.move(601.0)
    await until(lambda: _empty(mail_house))
    assert len(post.letters) == 1


@pytest.mark.parametrize("kind", ["danger", "nobody"])
async def test_a_refused_letter_is_an_alarm_and_is_sent_when_it_is_mended(
    mail_house: House, post: PostOffice, kind: Kind
) -> None:
    post.closed = True
    await raise_alert(mail_house.services, ORGANISATION, "balie", kind)
    with structlog.testing.capture_logs() as logged:
        mail_house.start()
        await until(lambda: _trouble(mail_house, "refused"))
    assert any(line["event"] == "alerts to staff do not arrive" for line in logged)
    post.closed = False
    await mail_house.services.clock.move(301.0)
    await until(lambda: _count(post, 1))
    await until(lambda: _trouble(mail_house, "ok"))


async def _count(post: PostOffice, number: int) -> bool:
    return len(post.letters) == number


async def _trouble(house: House, word: str) -> bool:
    return (await Health(house.services).parts())["alert_mail"] == word


async def _empty(house: House) -> bool:
    return not await house.services.redis.xlen(keys.alerts(ORGANISATION, "mail"))
