# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from nlu.baseline.command import Cost
from nlu.baseline.train import CONFIG, EPOCHS, Training, config
from nlu.directory import ROOT

LOCK = ROOT / "nlu" / "baseline" / "requirements.lock"


def test_only_the_number_of_epochs_differs_from_the_configuration() -> None:
    whole, tried = config(EPOCHS).splitlines(), config(2).splitlines()
    assert "\n".join(whole) == CONFIG.read_text("utf-8").rstrip("\n")
    changed = [pair for pair in zip(whole, tried, strict=True) if pair[0] != pair[1]]
    assert changed == [(f"    epochs: {EPOCHS}", "    epochs: 2")]


def test_it_is_rasas_default_pipeline() -> None:
    import rasa

    theirs = Path(rasa.__file__).parent / "engine" / "recipes" / "config_files" / "default_config.yml"
    wanted = [
        step for step in _pipeline(theirs) if step["name"] not in ("EntitySynonymMapper", "ResponseSelector")
    ]
    found = [
        {key: value for key, value in step.items() if key != "ranking_length"} for step in _pipeline(CONFIG)
    ]
    assert found == wanted


def test_a_training_is_kept_for_a_later_measurement(tmp_path: Path) -> None:
    training = Training("2026-11-21", "abc1234", 500, 2, 1, Cost(50.0, 45.5), Cost(600.0, 590.0))
    training.keep(tmp_path)
    assert Training.read(tmp_path) == training


def test_its_lock_is_hashed_and_names_no_address() -> None:
    text = LOCK.read_text("utf-8")
    packages = re.findall(r"^[a-z0-9-]+(?:\[.*\])?==", text, re.MULTILINE)
    assert len(packages) > 100
    assert text.count("--hash=sha256:") >= len(packages)
    assert "://" not in text
    assert re.search(r"^tensorflow-cpu==2\.12", text, re.MULTILINE)


def test_no_other_environment_has_tensorflow() -> None:
    locks = [*ROOT.glob("requirements*.lock"), *(ROOT / "nlu").glob("requirements*.lock")]
    assert len(locks) == 4
    assert not [lock.name for lock in locks if "tensorflow" in lock.read_text("utf-8")]


def _pipeline(file: Path) -> list[dict[str, object]]:
    return [dict(step) for step in YAML(typ="safe").load(file)["pipeline"]]
