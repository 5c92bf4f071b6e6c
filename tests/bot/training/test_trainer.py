# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from bot.services import Services
from bot.training.lock import alone
from bot.training.trainer import Trainer
from store import keys
from tests.bot.fake_rasa import FakeRasa
from tests.bot.training.nlu_command import NEW, OLD, NluCommand, report

TRAINED = ["nlu.train--state", "nlu.train--candidate", "nlu.evaluate.compare"]


async def test_new_sentences_go_live_when_nothing_is_worse(
    trainer: Trainer, nlu: NluCommand, rasa: FakeRasa
) -> None:
    nlu.sentences = "two"
    nlu.say()
    await trainer.step()
    progress = await trainer.board.read()
    assert nlu.asked == TRAINED
    assert (progress.stage, progress.worse) == ("live", ())
    assert progress.report["figures"]["top_1"] == [[80, 100], [80, 100]]
    assert nlu.models.current == nlu.models.folder / NEW
    assert nlu.models.previous == nlu.models.folder / OLD
    assert nlu.models.held is None
    assert rasa.followed == 2


async def test_a_worse_model_does_not_go_live_and_is_not_made_again_by_itself(
    trainer: Trainer, nlu: NluCommand, services: Services, python: Path
) -> None:
    nlu.sentences, nlu.report = "two", report(recall=[[90, 100], [89, 100]])
    nlu.say()
    await trainer.step()
    progress = await trainer.board.read()
    assert (progress.stage, progress.worse) == ("refused", ("recall",))
    assert nlu.models.current == nlu.models.folder / OLD
    await Trainer(services, python).step()
    assert nlu.asked == [*TRAINED, "nlu.train--state"]
    assert nlu.models.held == "two"


async def test_what_was_refused_is_learned_when_somebody_asks(trainer: Trainer, nlu: NluCommand) -> None:
    nlu.sentences, nlu.report = "two", report(recall=[[90, 100], [89, 100]])
    nlu.say()
    await trainer.step()
    nlu.report = report()
    nlu.say()
    await trainer.board.ask("els")
    await trainer.step()
    assert (await trainer.board.read()).stage == "live"
    assert nlu.models.held is None


async def test_content_without_a_new_sentence_is_looked_at_once_and_trains_nothing(
    trainer: Trainer, nlu: NluCommand
) -> None:
    for _ in range(3):
        await trainer.step()
    assert nlu.asked == ["nlu.train--state"]
    assert (await trainer.board.read()).stage == ""


@pytest.mark.parametrize("failing", ["nlu.train--candidate", "nlu.evaluate.compare"])
async def test_when_learning_fails_the_old_model_stays_and_a_restart_tries_again(
    trainer: Trainer, nlu: NluCommand, services: Services, python: Path, failing: str
) -> None:
    nlu.sentences, nlu.failing = "two", [failing]
    nlu.say()
    await trainer.step()
    await trainer.step()
    assert (await trainer.board.read()).stage == "failed"
    assert nlu.models.current == nlu.models.folder / OLD
    assert nlu.models.held == ""
    assert nlu.asked.count("nlu.train--candidate") == 1
    nlu.failing = []
    nlu.say()
    await Trainer(services, python).step()
    assert nlu.models.current == nlu.models.folder / NEW


async def test_of_two_one_learns_and_the_other_looks_again_later(
    trainer: Trainer, nlu: NluCommand, services: Services
) -> None:
    nlu.sentences = "two"
    nlu.say()
    async with alone(services.redis):
        await trainer.step()
        assert nlu.asked == []
    await trainer.step()
    assert nlu.models.current == nlu.models.folder / NEW


async def test_a_wish_that_came_while_another_learned_is_not_forgotten(
    trainer: Trainer, services: Services
) -> None:
    await trainer.board.ask("els")
    async with alone(services.redis):
        await trainer.step()
    assert await services.redis.hget(keys.training(), "wanted") == "1"


async def test_a_dialogue_that_was_away_takes_the_model_over_when_it_is_back(
    trainer: Trainer, rasa: FakeRasa
) -> None:
    rasa.mode = "failing"
    await trainer.step()
    rasa.mode = "well"
    await trainer.step()
    await trainer.step()
    assert rasa.followed == 2


async def test_where_no_model_was_ever_trained_nothing_is_done(services: Services, tmp_path: Path) -> None:
    trainer = Trainer(services, tmp_path / "nothing")
    await trainer.step()
    await trainer.run()
    assert (await trainer.board.read()).stage == ""
