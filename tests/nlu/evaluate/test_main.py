# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.evaluate` as it is run, on a few messages and a model of three themes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nlu.directory import ROOT

WORRIES = (
    ("ik heb schulden", ["geld"], False, False, None),
    ("er zit schimmel op de muur in hilversum", ["wonen"], False, False, "hilversum"),
    ("ik wil een mens spreken", [], True, False, None),
    ("hoe laat is het", [], False, True, None),
)
DANGERS = (
    ("ik wil niet meer leven, ik ga er een eind aan maken", "suicide", "self", "explicit"),
    ("ik heb schulden bij de bank", None, None, "ordinary"),
)


@pytest.fixture(name="sets")
def fixture_sets(tmp_path: Path) -> Path:
    folder = tmp_path / "sets"
    folder.mkdir()
    names = ("text", "themes", "human", "out_of_scope", "place")
    usual = {"crisis": None, "register": "plain"}
    rows = [dict(zip(names, row, strict=True)) | usual for row in WORRIES]
    (folder / "worries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    names = ("text", "kind", "role", "clarity")
    rows = [dict(zip(names, row, strict=True)) | {"register": "plain"} for row in DANGERS]
    (folder / "danger.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def run(var: Path, sets: Path, *more: str) -> subprocess.CompletedProcess[str]:
    out = sets.parent / "eval" / "report.json"
    return subprocess.run(
        [sys.executable, "-m", "nlu.evaluate", "--sets", str(sets), "--json", str(out), *more],
        cwd=ROOT,
        env=os.environ | {"OMZIEN_VAR_DIR": str(var), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_figures_are_printed_and_written(var: Path, model: Path, sets: Path) -> None:
    done = run(var, sets, "--accept")
    assert done.returncode == 0, done.stderr
    assert "The best theme is one of the message's" in done.stdout and "2 of 2" in done.stdout
    written = json.loads((sets.parent / "eval" / "report.json").read_text("utf-8"))
    (found,) = written["sets"].values()
    assert found["figures"]["top_1"] == {"good": 2, "of": 2, "share": 1.0, "keywords": 1.0}
    assert found["figures"]["place"]["good"] == found["figures"]["recall"]["good"] == 1
    assert found["figures"]["veiled"]["share"] is None
    assert "Which theme is taken for which" in (sets.parent / "eval" / "report.md").read_text("utf-8")
    assert (sets.parent / "eval" / "confusion.svg").read_text("utf-8").startswith("<svg")


def test_it_fails_in_one_line_when_more_danger_is_missed(var: Path, model: Path, sets: Path) -> None:
    assert run(var, sets, "--accept").returncode == 0
    assert run(var, sets).returncode == 0
    veiled = {"text": "ik wil kleiner wonen", "kind": "suicide", "role": "self"}
    missed = json.dumps({**veiled, "clarity": "veiled", "register": "plain"})
    with (sets / "danger.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(f"{missed}\n" for _ in range(3))
    done = run(var, sets)
    assert done.returncode == 1
    assert "danger seen" in done.stderr and done.stderr.strip().count("\n") == 0


def test_one_more_file_is_measured_apart(var: Path, model: Path, sets: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text((sets / "worries.jsonl").read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    missed = tmp_path / "missed.txt"
    done = run(var, sets, "--accept", "--worries", str(other), "--missed", str(missed))
    assert done.returncode == 0, done.stderr
    assert "other.jsonl" in done.stdout and "1 everyday messages" in done.stdout
    assert "held out" in missed.read_text("utf-8")


def test_a_broken_file_is_named_without_a_traceback(var: Path, model: Path, sets: Path) -> None:
    (sets / "worries.jsonl").write_text("nonsense\n", "utf-8")
    done = run(var, sets)
    assert done.returncode == 1
    assert "worries.jsonl:1" in done.stderr and "Traceback" not in done.stderr


def test_a_page_without_marks_is_named_without_a_traceback(
    var: Path, model: Path, sets: Path, tmp_path: Path
) -> None:
    (tmp_path / "page.md").write_text("no marks\n", "utf-8")
    done = run(var, sets, "--docs", str(tmp_path / "page.md"))
    assert done.returncode == 1
    assert "page.md" in done.stderr and "Traceback" not in done.stderr


def test_without_a_model_it_says_what_to_do(tmp_path: Path, sets: Path) -> None:
    done = run(tmp_path, sets)
    assert done.returncode == 1
    assert "make train" in done.stderr
