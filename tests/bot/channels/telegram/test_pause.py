# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot.channels.telegram.pause import LONGEST_S, Pause, seconds


def test_a_pause_doubles_up_to_half_a_minute_and_begins_anew_when_it_goes_well() -> None:
    pause = Pause(1.0)
    assert [pause.next() for _ in range(7)] == [1, 2, 4, 8, 16, LONGEST_S, LONGEST_S]
    pause.reset()
    assert pause.next() == 1


@pytest.mark.parametrize("setting", ["true", "false"])
def test_what_telegram_asks_for_is_seconds_whatever_the_library_makes_of_it(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", setting)
    assert seconds(RetryAfter(7)) == 7.0
    assert seconds(RetryAfter(timedelta(seconds=7))) == 7.0
