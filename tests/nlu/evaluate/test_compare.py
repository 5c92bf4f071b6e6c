# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from nlu import learned
from nlu.evaluate.compare import Comparison, Talk, main
from nlu.evaluate.heard import Heard

WORRY = {"themes": ["geld"], "crisis": None, "human": False, "out_of_scope": False, "place": None}


@pytest.fixture(name="sets")
def fixture_sets(tmp_path: Path) -> Path:
    """One message to measure with."""
    folder = tmp_path / "sets"
    folder.mkdir()
    line = {**WORRY, "text": "ik heb schulden bij zeven winkels", "register": "plain"}
    (folder / "worries.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    return folder


@pytest.fixture(name="older")
def fixture_older(model: Path, tmp_path: Path) -> Path:
    """The same model, that had learned one sentence less."""
    older = Path(shutil.copy(model, tmp_path / "omzien-older.tar.gz"))
    known = learned.of(model)
    assert known is not None
    fewer = tuple(one for one in known.lessons if one.text != "ik heb schulden")
    learned.keep(older, replace(known, lessons=fewer))
    return older


def test_a_model_is_as_good_as_itself_and_nothing_flips(model: Path, var: Path, sets: Path) -> None:
    found = Comparison(model, model, var / "content", None, sets).data()
    assert found["figures"]["top_1"] == [[1, 1], [1, 1]]
    assert found["flips"] == []
    assert found["taught"] == {"of": 0, "before": 0, "after": 0}


def test_what_the_new_model_learned_more_is_counted(model: Path, older: Path, var: Path, sets: Path) -> None:
    found = Comparison(older, model, var / "content", None, sets).data()
    assert found["taught"] == {"of": 1, "before": 1, "after": 1}


def test_sentences_kept_apart_count_as_the_installations_own(
    model: Path, var: Path, sets: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own" / "standaard" / "held"
    for kind, key, line in (
        ("themes", "geld", "ik sta rood bij de bank"),
        ("themes", "eenzaamheid", "ik heb schulden  ook: [wonen]"),
        ("intents", "mens", "ik wil een mens spreken"),
    ):
        (own / kind).mkdir(parents=True, exist_ok=True)
        (own / kind / f"{key}.txt").write_text(f"{line}\n", "utf-8")
    found = Comparison(model, model, var / "content", tmp_path / "own", sets).data()
    assert found["held"] == {"of": 3, "before": 2, "after": 2}


def test_without_messages_to_measure_with_there_are_no_figures(
    model: Path, var: Path, tmp_path: Path
) -> None:
    assert Comparison(model, model, var / "content", None, tmp_path).data()["figures"] == {}


def test_the_command_prints_json(
    model: Path, var: Path, sets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--before", str(model), "--after", str(model), "--content", str(var / "content")]
    assert main([*given, "--sets", str(sets)]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"figures", "held", "taught", "flips"}


@pytest.mark.parametrize(
    ("talk", "heard", "right"),
    [
        (Talk("x", "held", "mens"), Heard(human=True), True),
        (Talk("x", "held", "buiten_bereik"), Heard(out_of_scope=False), False),
        (Talk("x", "held", "zorg_delen", ("geld",)), Heard(themes=(("geld", 0.9),), decision="sure"), True),
        (
            Talk("x", "held", "zorg_delen", ("geld",)),
            Heard(themes=(("geld", 0.9),), decision="out_of_scope"),
            False,
        ),
    ],
)
def test_a_sentence_is_understood_when_it_is_taken_for_what_it_is(
    talk: Talk, heard: Heard, right: bool
) -> None:
    assert talk.right(heard) is right
