# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import rasa
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from ruamel.yaml import YAML

from content.model import Example
from nlu.baseline.stock import ACTION, CONFIG, _write, config

EXAMPLES = [
    Example("ik heb schulden", "zorg_delen", ("geld",), "test"),
    Example("ik wil een mens [spreken]", "mens", (), "test"),
]


def test_it_is_rasas_default_configuration() -> None:
    theirs = Path(rasa.__file__).parent / "engine" / "recipes" / "config_files" / "default_config.yml"
    mine, its = (YAML(typ="safe").load(file) for file in (CONFIG, theirs))
    assert (mine["pipeline"], mine["policies"]) == (its["pipeline"], its["policies"])


def test_only_the_number_of_epochs_is_changed() -> None:
    whole, tried = YAML(typ="safe").load(CONFIG), YAML(typ="safe").load(config(1))
    for step in (*whole["pipeline"], *whole["policies"]):
        if "epochs" in step:
            step["epochs"] = 1
    assert tried == whole


def test_rasa_reads_its_action_and_a_rule_for_every_intent(tmp_path: Path) -> None:
    _write(EXAMPLES, tmp_path, 1)
    domain = Domain.load(str(tmp_path / "domain.yml"))
    intents = {"thema_geld", "mens"}
    assert intents <= set(domain.intents)
    assert domain.user_actions == [ACTION]
    assert YAMLStoryReader.is_stories_file(tmp_path / "data" / "dialogue.yml")
    steps = YAMLStoryReader(domain).read_from_file(tmp_path / "data" / "dialogue.yml")
    assert len(steps) == len(intents) * 2 + 1
