# SPDX-License-Identifier: EUPL-1.2
"""The script both models are asked with, on our own; the other needs TensorFlow."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from nlu.baseline.answer import read
from nlu.baseline.command import environment, run

TEXTS = ["ik heb schulden bij de bank", "ik wil een mens spreken"]


def test_every_message_is_parsed_alone_and_timed(var: Path, model: Path, tmp_path: Path) -> None:
    (tmp_path / "texts.json").write_text(json.dumps(TEXTS), "utf-8")
    script = (sys.executable, "-m", "nlu.baseline.parse")
    run((*script, model, "texts.json", "out.json", "--ours"), tmp_path, "parse.log", environment(1))
    found = read(tmp_path / "out.json")
    assert [answer.intent for answer in found] == ["zorg_delen", "mens"]
    assert all(0 < answer.ms < 5000 for answer in found)
    assert all(answer.ranking[0][1] >= answer.ranking[-1][1] for answer in found)


def test_what_was_said_is_not_in_the_log(var: Path, model: Path, tmp_path: Path) -> None:
    (tmp_path / "texts.json").write_text(json.dumps(TEXTS), "utf-8")
    script = (sys.executable, "-m", "nlu.baseline.parse")
    run((*script, model, "texts.json", "out.json", "--ours"), tmp_path, "parse.log", environment(1))
    assert not [text for text in TEXTS if text in (tmp_path / "parse.log").read_text("utf-8")]
