# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from nlu import learned
from nlu.directory import ROOT
from nlu.train import current, fingerprint, state, stay, train
from store.models import Models
from tests.nlu import small_content


def test_a_model_is_trained_once_for_the_same_content(model: Path, var: Path) -> None:
    written = model.stat().st_mtime_ns
    assert train(var / "content", var / "models") == model
    assert model.stat().st_mtime_ns == written
    assert current(var / "models") == model


def test_a_new_sentence_asks_for_a_new_model(var: Path, tmp_path: Path) -> None:
    more = small_content.write(tmp_path / "content", {"geld": ("mijn spaarpot is leeg",)})
    assert fingerprint(more) != fingerprint(var / "content")


def test_content_without_a_new_sentence_asks_for_no_new_model(var: Path, tmp_path: Path) -> None:
    same = small_content.write(tmp_path / "content")
    assert fingerprint(same) == fingerprint(var / "content")


def test_no_half_model_is_left_behind(model: Path) -> None:
    assert [path.name for path in model.parent.iterdir() if path.name.startswith(".")] == []


def test_without_a_model_there_is_no_current_one(tmp_path: Path) -> None:
    assert current(tmp_path) is None


@pytest.mark.parametrize("module", ["nlu.train", "nlu.rasa_server"])
def test_what_is_missing_is_said_in_one_line(module: str, tmp_path: Path) -> None:
    given = {"OMZIEN_VAR_DIR": str(tmp_path), "REDIS_URL": "redis://127.0.0.1:1", "OMZIEN_RASA_SECRET": "x"}
    environment = os.environ | given
    command = [sys.executable, "-m", module, *(["run"] if module == "nlu.rasa_server" else [])]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len((done.stdout + done.stderr).strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_start_stays_with_the_model_in_use_whatever_sentences_are_new(
    model: Path, var: Path, tmp_path: Path
) -> None:
    more = small_content.write(tmp_path / "content", {"geld": ("mijn spaarpot is leeg",)})
    assert stay(more, var / "models") == model
    assert current(var / "models") == model


def test_what_is_new_is_told_from_what_the_model_in_use_learned(
    model: Path, var: Path, tmp_path: Path
) -> None:
    same = state(var / "content", var / "models")
    more = small_content.write(tmp_path / "content", {"geld": ("mijn spaarpot is leeg",)})
    assert same["sentences"] == same["learned"]
    found = state(more, var / "models")
    assert found["learned"] == same["learned"] != found["sentences"]


def test_after_an_upgrade_what_is_held_back_is_not_learned_by_a_start(
    model: Path, var: Path, tmp_path: Path
) -> None:
    known = learned.of(model)
    assert known is not None
    old = tmp_path / "models" / "omzien-old.tar.gz"
    old.parent.mkdir()
    shutil.copy(model, old)
    learned.keep(old, replace(known, code="of before the upgrade"))
    models = Models(old.parent)
    models.use(old)
    models.hold("refused")
    more = small_content.write(tmp_path / "content", {"geld": ("mijn spaarpot is leeg",)})
    now = learned.of(stay(more, old.parent))
    assert now is not None
    assert now.mark == known.mark
    assert now.code != "of before the upgrade"
    assert (models.current, models.previous, models.held) == (models.all[0], old, "refused")
