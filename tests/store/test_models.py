# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.models import Models, lessons_of


@pytest.fixture
def models(tmp_path: Path) -> Models:
    """A folder with five models, the first the oldest."""
    for age, name in enumerate("edcba"):
        model = tmp_path / f"omzien-{name}.tar.gz"
        model.touch()
        lessons_of(model).touch()
        os.utime(model, (1000 + age, 1000 + age))
    return Models(tmp_path)


def model(models: Models, name: str) -> Path:
    return models.folder / f"omzien-{name}.tar.gz"


def test_the_model_before_the_one_in_use_can_come_back_and_the_newer_one_after_it(models: Models) -> None:
    models.use(model(models, "a"))
    models.use(model(models, "b"))
    assert models.roll_back() == model(models, "a") == models.current
    assert models.roll_back() == model(models, "b") == models.current


def test_using_the_same_model_again_leaves_what_was_before_it(models: Models) -> None:
    models.use(model(models, "a"))
    models.use(model(models, "b"))
    models.use(model(models, "b"))
    assert models.previous == model(models, "a")


def test_without_a_model_before_there_is_nothing_to_go_back_to(models: Models) -> None:
    models.use(model(models, "a"))
    assert models.roll_back() is None
    assert models.current == model(models, "a")


def test_pruning_keeps_three_and_whatever_can_be_used_with_what_it_learned(models: Models) -> None:
    models.use(model(models, "e"))
    models.use(model(models, "a"))
    models.prune()
    assert [path.name[7] for path in models.all] == ["a", "b", "c", "e"]
    assert sorted(path.name[7] for path in models.folder.glob("*.lessons.json.gz")) == ["a", "b", "c", "e"]


def test_what_waits_is_told_from_what_was_refused_and_from_nothing(models: Models) -> None:
    assert models.held is None
    models.hold()
    assert models.held == ""
    models.hold("0123abcd")
    assert Models(models.folder).held == "0123abcd"
    models.release()
    assert models.held is None


def test_a_pointer_to_a_model_that_is_gone_is_no_model(models: Models) -> None:
    models.use(model(models, "a"))
    model(models, "a").unlink()
    assert models.current is None
