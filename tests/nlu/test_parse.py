# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from nlu.directory import ROOT

FIELDS = {"themes", "detected", "crisis", "crisis_certainty", "human", "out_of_scope", "place"}


def run(var: Path, lines: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"OMZIEN_VAR_DIR": str(var), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "nlu.parse", *arguments],
        input=lines,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def parsed(var: Path, *texts: str) -> list[dict[str, Any]]:
    done = run(var, "".join(json.dumps({"text": text}) + "\n" for text in texts))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_answered_in_order_with_every_field(var: Path, model: Path) -> None:
    found = parsed(var, "ik heb schulden", "mens", "👍", "")
    assert [set(one) for one in found] == [FIELDS] * 4
    assert found[0]["detected"][0] == "geld"
    assert [one["human"] for one in found] == [False, True, False, False]
    assert [one["out_of_scope"] for one in found] == [False, False, True, True]


def test_a_reader_that_has_seen_enough_ends_it_without_a_word(var: Path, model: Path) -> None:
    command = [sys.executable, "-m", "nlu.parse", "--json", "--why", "ik heb schulden"]
    environment = os.environ | {"OMZIEN_VAR_DIR": str(var), "PYTHONPATH": str(ROOT)}
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_every_theme_is_there_best_first(var: Path, model: Path) -> None:
    (one,) = parsed(var, "ik voel me eenzaam")
    chances = [theme["confidence"] for theme in one["themes"]]
    assert {theme["theme"] for theme in one["themes"]} == {"geld", "wonen", "eenzaamheid"}
    assert chances == sorted(chances, reverse=True)


def test_danger_is_named_and_never_out_of_scope(var: Path, model: Path) -> None:
    (one,) = parsed(var, "ik wil niet meer leven, ik ga er een eind aan maken")
    assert one["crisis"] == "suicide"
    assert one["crisis_certainty"] in ("clear", "perhaps")
    assert one["out_of_scope"] is False


def test_another_language_is_out_of_scope_unless_it_tells_of_danger(var: Path, model: Path) -> None:
    worry, danger = parsed(var, "I have lost my job and I cannot pay the rent", "ölmek istiyorum")
    assert worry["out_of_scope"] is True and worry["detected"] == []
    assert (danger["crisis"], danger["crisis_certainty"]) == ("suicide", "clear")
    assert danger["out_of_scope"] is False


def test_a_place_is_given_as_written_with_its_municipality(var: Path, model: Path) -> None:
    inside, alone, twice, none = parsed(
        var, "ik heb schulden en woon in borculo", "Hilversum", "ik woon in Hengelo", "ik heb schulden"
    )
    assert inside["place"]["municipality"] == "Berkelland"
    assert alone["place"]["municipality"] == "Hilversum" and alone["out_of_scope"] is False
    assert twice["place"]["municipality"] is None
    assert none["place"] is None


def test_of_thousands_of_lines_each_is_answered_in_its_place(var: Path, model: Path) -> None:
    lines = [word for _ in range(1500) for word in ("ik heb schulden bij de bank", "hilversum")]
    places = [bool(answer["place"]) for answer in parsed(var, *lines)]
    assert places == [False, True] * 1500


def test_a_line_that_is_no_json_is_named(var: Path, model: Path) -> None:
    done = run(var, '{"text": "ja"}\nnonsense\n')
    assert done.returncode == 1
    assert "line 2" in done.stderr and "Traceback" not in done.stderr


def test_without_a_model_it_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "")
    assert done.returncode == 1
    assert "make train" in done.stderr


def test_why_explains_each_line_in_a_block_of_its_own(var: Path, model: Path) -> None:
    done = run(var, '{"text": "ik heb schulden"}\n{"text": "ik wil dood"}\n', "--why")
    first, second = done.stdout.split("\n\n")
    assert first.startswith("“ik heb schulden”\n  Besluit: ")
    assert "zelf_dood_willen" in second and done.returncode == 0


def test_a_text_may_stand_on_the_command_line_with_or_without_quotes(var: Path, model: Path) -> None:
    done = run(var, "", "--why", "ik", "heb", "schulden")
    assert done.stdout.startswith("“ik heb schulden”\n")
    assert json.loads(run(var, "", "ik heb schulden").stdout)["detected"][0] == "geld"


def test_why_as_json_is_the_ordinary_result_with_a_field_more(var: Path, model: Path) -> None:
    found = json.loads(run(var, '{"text": "ik heb schulden"}\n', "--why", "--json").stdout)
    assert set(found) == FIELDS | {"why"}
    assert "schulden" in found["why"]["heard"]["themes"][0]["words"][0]["text"]
