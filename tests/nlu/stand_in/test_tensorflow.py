# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import importlib
import sys

import pytest

from nlu.stand_in import tensorflow as stand_in
from nlu.stand_in.tensorflow import Finder, NotInstalled


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
