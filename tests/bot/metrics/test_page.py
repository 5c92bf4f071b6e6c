# SPDX-License-Identifier: EUPL-1.2
"""/metrics: what happened is in it, and nobody in the street reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import SecretStr

from bot.metrics.keeper import Keeper
from bot.services import Services
from store import keys
from tests.bot.desk.office import Office
from tests.bot.metrics.page import ask, figures
from tests.bot.support import ORGANISATION, House

TOKEN = "een-geheim-voor-wie-kijkt"


def having(house: House, **more: object) -> Services:
    """The house with other settings."""
    return replace(house.services, settings=house.services.settings.model_copy(update=more))


async def test_what_happens_to_a_message_is_counted_by_channel_and_by_how_it_ended(house: House) -> None:
    await house.say("ik heb schulden")
    await house.say("mens")
    await house.say("ik wil dood", "2", channel="web")
    found = await figures(house.services)
    assert found["omzien_messages_total{rest}"] == 2
    assert found["omzien_turns_total{rest,answer}"] == 1
    assert found["omzien_turns_total{rest,handoff}"] == 1
    assert found["omzien_safety_answers_total{suicide}"] == found["omzien_safety_answer_seconds_count"] == 1
    assert found["omzien_rasa_seconds_count{ok}"] == 2
    assert 0 < found["omzien_rasa_seconds_sum{ok}"] < 60


async def test_a_message_that_comes_twice_is_counted_once(house: House) -> None:
    for _ in range(2):
        await house.say("ik wil dood", message_id="twee-keer")
    found = await figures(house.services)
    assert found["omzien_messages_total{rest}"] == found["omzien_safety_answers_total{suicide}"] == 1


async def test_a_dialogue_that_is_silent_is_seen_in_what_it_took_and_in_what_was_said(
    hasty_house: House,
) -> None:
    hasty_house.rasa.mode = "silent"
    assert await hasty_house.say("ik heb schulden")
    found = await figures(hasty_house.services)
    assert found["omzien_rasa_seconds_count{silent}"] >= 1
    assert found["omzien_turns_total{rest,fallback}"] == 1
    assert found["omzien_turns_total{rest,answer}"] == found["omzien_ready"] == 0
    assert found["omzien_part_up{rasa}"] == 0 and found["omzien_part_up{redis}"] == 1
    assert found["omzien_stream_entries{inbox}"] == 1


async def test_who_waits_and_what_was_promised_and_not_kept_is_shown(office: Office) -> None:
    ref = await office.handed_off()
    await office.handed_off("2", urgency="today")
    redis, now = office.house.services.redis, await office.house.services.clock.now()
    await redis.hset(keys.promises(ORGANISATION), str(ref), f"balie|{int(now) - 60}")
    found = await figures(office.house.services)
    assert found["omzien_handoffs_waiting{no}"] == found["omzien_handoffs_waiting{yes}"] == 1
    assert found["omzien_handoffs_oldest_seconds{no}"] >= 0
    assert found["omzien_promises_overdue"] == 1


async def test_counts_of_several_processes_are_one(quiet_house: House) -> None:
    other = replace(quiet_house.services, tally=type(quiet_house.services.tally)())
    await quiet_house.give("een")
    await Keeper(quiet_house.services.redis, quiet_house.services.tally).keep()
    quiet_house.services.tally = other.tally
    await quiet_house.give("twee")
    assert (await figures(quiet_house.services))["omzien_messages_total{rest}"] == 2


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded", "x_real_ip", "via"])
async def test_whoever_comes_through_a_proxy_finds_nothing(quiet_house: House, header: str) -> None:
    assert (await ask(quiet_house.services, **{header: "192.0.2.1"})).status_code == 404


async def test_from_elsewhere_or_with_a_public_address_it_takes_the_token(quiet_house: House) -> None:
    open_ = having(quiet_house, metrics_token=SecretStr(TOKEN))
    public = having(quiet_house, metrics_token=SecretStr(TOKEN), public_url="https://omzien.example")
    for services, client in ((open_, "192.0.2.1"), (public, "127.0.0.1")):
        assert (await ask(services, client=client)).status_code == 404
        assert (await ask(services, client=client, authorization="Bearer iets-anders")).status_code == 404
        assert (await ask(services, client=client, authorization="Bearer ")).status_code == 404
        assert (await ask(services, client=client, authorization=f"Bearer {TOKEN}")).status_code == 200


async def test_without_a_token_set_no_token_opens_it(quiet_house: House) -> None:
    public = having(quiet_house, public_url="https://omzien.example")
    for given in ("Bearer ", "", "Bearer None"):
        assert (await ask(public, authorization=given)).status_code == 404
    assert (await ask(quiet_house.services)).status_code == 200
