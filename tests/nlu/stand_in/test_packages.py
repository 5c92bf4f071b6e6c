# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import importlib
import sys
from importlib.machinery import PathFinder

import pytest

from nlu.stand_in import packages as stand_in
from nlu.stand_in.packages import OTHERS, Finder, NotInstalled


def test_rasas_modules_that_name_tensorflow_can_be_imported() -> None:
    for name in ("rasa.core.policies.rule_policy", "rasa.nlu.classifiers.diet_classifier", "rasa.server"):
        assert importlib.import_module(name)


def test_anything_in_it_can_be_named_subclassed_and_used_as_a_type() -> None:
    import tensorflow as tf
    from tensorflow.keras.layers import Layer

    class Ours(Layer):
        size: tf.Tensor | None = None

    @tf.function
    def unchanged() -> int:
        return 5

    assert unchanged() == 5 and issubclass(Ours, Layer)
    assert tf.__version__ == stand_in.VERSION


def test_running_something_in_it_says_what_is_wrong() -> None:
    import tensorflow as tf

    with pytest.raises(NotInstalled, match="not installed"):
        tf.keras.Model()(1)


def test_it_answers_for_nothing_else() -> None:
    finder = Finder()
    assert finder.find_spec("tensorflow.python.ops") is not None
    assert finder.find_spec("tensorboard") is None


def test_installing_it_twice_changes_nothing() -> None:
    before = list(sys.meta_path)
    stand_in.install()
    assert sys.meta_path == before


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_stood_in_for_is_not_installed(name: str) -> None:
    assert PathFinder.find_spec(name) is None
    assert type(importlib.import_module(name)).__module__ == stand_in.__name__


def test_a_package_that_is_there_stays_itself() -> None:
    assert sys.meta_path.index(next(f for f in sys.meta_path if isinstance(f, Finder))) > 0
    assert sys.meta_path[-1].__class__ is Finder or PathFinder in sys.meta_path[:-1]


def test_an_error_of_theirs_can_be_caught_beside_those_that_happen() -> None:
    from botocore.exceptions import BotoCoreError
    from pymongo.errors import ConnectionFailure

    with pytest.raises(ConnectionError):
        try:
            raise ConnectionError
        except (BotoCoreError, ConnectionFailure):
            pass
