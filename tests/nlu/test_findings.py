# SPDX-License-Identifier: EUPL-1.2
"""What docs/security.md says is not loaded is not loaded by the Rasa that answers."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys

from nlu.directory import ROOT
from nlu.recognise.features import MANY, Features
from nlu.recognise.words import Said, Word

PAGE = ROOT / "docs" / "security.md"
SERVER = """
import importlib, json, pkgutil, sys
from nlu.runtime import prepare
prepare()
import nlu.channel, nlu.importer, nlu.logs, nlu.rasa_server, nlu.tracker_store, nlu.components
from rasa.core.agent import Agent
from rasa.core.run import AvailableEndpoints, configure_app, create_http_input_channels, load_agent_on_start
for one in pkgutil.iter_modules(nlu.components.__path__):
    importlib.import_module("nlu.components." + one.name)
nlu.logs.configure()
print(json.dumps(sorted(sys.modules)))
"""


def test_what_is_said_not_to_be_loaded_is_not_loaded() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SERVER]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    table = PAGE.read_text("utf-8").partition("<!-- findings -->")[2].partition("<!-- end of findings -->")[0]
    rows = [line for line in table.splitlines() if "| not loaded |" in line]
    why = [row.rpartition("| not loaded |")[2] for row in rows]
    named = {name for words in why for name in re.findall(r"`([a-z_.]+)`", words)}
    assert "rasa.core.agent" in loaded
    assert named & loaded == set()


def test_what_is_left_out_of_the_vocabulary_is_not_kept_beside_it() -> None:
    texts = [Said(f"eens{at}", (Word(f"eens{at}", 0),)) for at in range(MANY)]
    features = Features()
    features.fit([*texts, *(Said("vaak", (Word("vaak", 0),)) for _ in range(3))])
    assert b"vaak" in pickle.dumps(features)
    assert b"eens7" not in pickle.dumps(features)
