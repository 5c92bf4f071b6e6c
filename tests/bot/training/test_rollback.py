# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from bot.services import Services
from bot.training.lock import Taken, alone
from bot.training.nlu import Failed
from bot.training.rollback import Rollback
from bot.training.trainer import Trainer
from tests.bot.fake_rasa import FakeRasa
from tests.bot.training.nlu_command import NEW, OLD, NluCommand


@pytest.fixture
def rollback(services: Services, python: Path) -> Rollback:
    """Of the installation of the test."""
    return Rollback(services.settings, services.redis, services.clock, python)


@pytest.fixture
async def learned(trainer: Trainer, nlu: NluCommand) -> Trainer:
    """A trainer that has put a new model to use."""
    nlu.sentences = "two"
    nlu.say()
    await trainer.step()
    return trainer


async def test_the_old_model_is_back_and_the_new_sentences_wait(
    learned: Trainer, rollback: Rollback, nlu: NluCommand, services: Services, python: Path
) -> None:
    assert await rollback.back("els") == nlu.models.folder / OLD
    await Trainer(services, python).step()
    assert nlu.models.current == nlu.models.folder / OLD
    assert nlu.models.held == "two"
    assert ((await learned.board.read()).stage, (await learned.board.read()).who) == ("rolled_back", "els")


async def test_going_back_twice_is_going_forth(
    learned: Trainer, rollback: Rollback, nlu: NluCommand, services: Services, python: Path
) -> None:
    await rollback.back("els")
    assert await rollback.back("els") == nlu.models.folder / NEW
    await Trainer(services, python).step()
    assert nlu.models.held is None


async def test_the_dialogue_takes_over_what_was_gone_back_to(
    learned: Trainer, rollback: Rollback, services: Services, python: Path, rasa: FakeRasa
) -> None:
    before = rasa.followed
    await rollback.back("els")
    await learned.step()
    assert rasa.followed == before + 1


async def test_while_something_is_learned_nobody_goes_back(
    learned: Trainer, rollback: Rollback, services: Services, python: Path
) -> None:
    async with alone(services.redis):
        with pytest.raises(Taken):
            await rollback.back("els")


async def test_with_no_model_before_there_is_nothing_to_go_back_to(rollback: Rollback) -> None:
    assert await rollback.back("els") is None


async def test_when_it_cannot_be_said_what_must_wait_nothing_changes(
    learned: Trainer, rollback: Rollback, nlu: NluCommand, services: Services, python: Path
) -> None:
    nlu.failing = ["nlu.train--state"]
    nlu.say()
    with pytest.raises(Failed):
        await rollback.back("els")
    assert nlu.models.current == nlu.models.folder / NEW
