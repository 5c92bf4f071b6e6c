# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from bot.training.serving import follow
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import settings_of


async def test_a_dialogue_that_runs_is_told(rasa: FakeRasa, tmp_path: Path) -> None:
    assert await follow(settings_of("redis://127.0.0.1:1", tmp_path, rasa.url))
    assert rasa.followed == 1


async def test_one_that_could_not_take_it_over_or_is_away_is_told_again_later(
    rasa: FakeRasa, tmp_path: Path
) -> None:
    rasa.mode = "failing"
    assert not await follow(settings_of("redis://127.0.0.1:1", tmp_path, rasa.url))
    assert not await follow(settings_of("redis://127.0.0.1:1", tmp_path))


async def test_another_secret_is_no_way_in(rasa: FakeRasa, tmp_path: Path) -> None:
    settings = settings_of("redis://127.0.0.1:1", tmp_path, rasa.url)
    assert not await follow(settings.model_copy(update={"rasa_secret": SecretStr("another")}))
    assert rasa.followed == 0
