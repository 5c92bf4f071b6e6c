# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.engine.exceptions import GraphRunError
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.patches.graph_run import ORIGINAL, order, run

NLU = "run_RegexMessageHandler"
CORE = "select_prediction"


@pytest.fixture(scope="module")
def runner(model: Path, tmp_path_factory: pytest.TempPathFactory) -> DaskGraphRunner:
    """The graph of the trained model."""
    folder = Path(tmp_path_factory.mktemp("graph"))
    return load_predict_graph_runner(folder, model, LocalModelStorage, DaskGraphRunner)[1]


def inputs(text: str) -> dict[str, Any]:
    tracker = DialogueStateTracker.from_events("a", [])
    return {"__message__": [UserMessage(text, message_id="1")], "__tracker__": tracker}


@pytest.mark.parametrize("text", ["ik heb schulden", "hallo", "ik woon in Hilversum", "👍"])
def test_a_message_is_understood_as_rasas_own_run_understands_it(runner: DaskGraphRunner, text: str) -> None:
    (ours,) = run(runner, inputs(text), [NLU])[NLU]
    (theirs,) = ORIGINAL(runner, inputs(text), [NLU])[NLU]
    assert ours.as_dict(only_output_properties=True) == theirs.as_dict(only_output_properties=True)


def test_the_next_action_is_the_same(runner: DaskGraphRunner) -> None:
    ours = run(runner, inputs("hallo"), [CORE])[CORE]
    theirs = ORIGINAL(runner, inputs("hallo"), [CORE])[CORE]
    assert ours.probabilities == theirs.probabilities


def test_every_node_comes_after_what_it_needs(runner: DaskGraphRunner) -> None:
    steps = order(runner, (NLU, CORE))
    done: set[str] = {"__message__", "__tracker__"}
    for name, needs in steps:
        assert set(needs) <= done
        done.add(name)


def test_an_error_inside_a_component_is_rasas_own_kind_of_error(runner: DaskGraphRunner) -> None:
    for way in (run, ORIGINAL):
        with pytest.raises(GraphRunError):
            way(runner, {"__tracker__": DialogueStateTracker.from_events("a", [])}, [NLU])


def test_an_input_that_is_called_as_a_node_is_refused(runner: DaskGraphRunner) -> None:
    for way in (run, ORIGINAL):
        with pytest.raises(GraphRunError):
            way(runner, {**inputs("hallo"), "__message__": NLU}, [NLU])


def test_rasa_uses_it() -> None:
    assert DaskGraphRunner.run is run
