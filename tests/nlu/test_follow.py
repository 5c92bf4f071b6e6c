# SPDX-License-Identifier: EUPL-1.2
"""Changing the model of a Rasa that runs, tried on a real one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.models import Models
from tests.nlu.rasa_process import Rasa

MODEL = "/webhooks/omzien/model"


@pytest.fixture
def models(model: Path) -> Iterator[Models]:
    """The folder the running Rasa looks in, as it was before once the test is over."""
    found = Models(model.parent)
    yield found
    found.use(model)
    for more in found.all:
        if more != model:
            more.unlink()


def test_another_model_is_taken_over_while_every_message_is_answered(
    rasa: Rasa, models: Models, model: Path
) -> None:
    other = shutil.copy(model, model.with_name("omzien-other.tar.gz"))
    models.use(Path(other))
    with ThreadPoolExecutor(5) as pool:
        swapped = pool.submit(rasa.call, "POST", MODEL)
        answers = list(pool.map(lambda n: rasa.ask(f"swap-{n}", "ik heb schulden")[0], range(40)))
    assert swapped.result() == (200, {"file": "omzien-other.tar.gz"})
    assert answers == [200] * 40


def test_a_model_that_cannot_be_read_leaves_the_old_one(rasa: Rasa, models: Models, model: Path) -> None:
    broken = model.with_name("omzien-broken.tar.gz")
    broken.write_bytes(b"no model")
    models.use(broken)
    status, answer = rasa.call("POST", MODEL)
    assert (status, list(answer)) == (503, ["error"])
    assert rasa.action("broken", "ik heb schulden") == "action_worry"


@pytest.mark.parametrize("secret", [None, "another secret"])
def test_without_the_secret_no_model_changes(rasa: Rasa, secret: str | None) -> None:
    assert rasa.call("POST", MODEL, secret=secret)[0] == 401


def test_an_answer_names_the_sentence_nothing_could_be_done_with(rasa: Rasa) -> None:
    understood = rasa.ask("missed", "ik heb schulden")[1]
    assert understood["missed"] is None
