# SPDX-License-Identifier: EUPL-1.2
"""What is compiled and learned is what editors wrote."""

from __future__ import annotations

import json
import random

import numpy as np

from nlu.safety.compile import learned_from
from nlu.safety.examples import Example, read_yaml
from nlu.safety.noise import noisy
from nlu.safety.safety import HERE, RULES_FILE, WEIGHTS_FILE
from nlu.safety.train import mixed

WAY_OUT = "run: python -m nlu.safety.train"


def test_the_compiled_rules_are_those_of_the_file_editors_read() -> None:
    compiled = json.loads((HERE / RULES_FILE).read_text(encoding="utf-8"))["rules"]
    assert {name: value for name, value in compiled.items() if name != "ordinary"} == read_yaml(
        HERE / "rules.yml"
    ), WAY_OUT


def test_the_weights_were_learned_from_the_sentences_that_are_here() -> None:
    mark = learned_from(HERE)
    with np.load(HERE / WEIGHTS_FILE, allow_pickle=False) as stored:
        assert str(stored["learned_from"]) == mark, WAY_OUT
    assert json.loads((HERE / RULES_FILE).read_text(encoding="utf-8"))["learned_from"] == mark, WAY_OUT


def test_noise_is_the_same_every_time_and_keeps_most_of_a_sentence() -> None:
    text = "ik wil graag hulp met mijn brieven"
    copies = [noisy(text, random.Random(seed)) for seed in range(30)]
    assert copies == [noisy(text, random.Random(seed)) for seed in range(30)]
    assert any(copy != text for copy in copies)
    assert all(abs(len(copy) - len(text)) < 12 for copy in copies)


def test_danger_beside_an_everyday_worry_is_learned_as_danger() -> None:
    examples = [Example("hij slaat me", "geweld", "victim"), Example("ik zoek een club", "none", "themes")]
    pairs = [pair for pair in mixed(examples, random.Random(1)) if pair.kind == "geweld"]
    assert len(pairs) == 1
    assert "hij slaat me" in pairs[0].text and "ik zoek een club" in pairs[0].text
