# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.channels.telegram.client import bot_id, make_bot


@pytest.mark.parametrize("base", ["http://127.0.0.1:1", "http://127.0.0.1:1/"])
def test_a_bot_is_made_without_asking_telegram_anything(base: str) -> None:
    bot = make_bot("4200:geheim", base)
    assert (bot.base_url, bot.base_file_url) == (
        f"{base.rstrip('/')}/bot4200:geheim",
        f"{base.rstrip('/')}/file/bot4200:geheim",
    )


def test_the_number_of_a_bot_holds_nothing_of_its_secret() -> None:
    assert bot_id(make_bot("4200:geheim")) == "4200"
