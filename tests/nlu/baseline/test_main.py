# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.baseline` as it is run; the baseline itself needs hours and TensorFlow, so not that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from nlu.baseline.__main__ import BEGIN
from nlu.directory import ROOT
from nlu.evaluate.page import BEGIN as FIGURES
from nlu.evaluate.page import END, fill


def run(var: Path, *given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nlu.baseline", *given],
        cwd=ROOT,
        env=os.environ | {"OMZIEN_VAR_DIR": str(var), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_broken_file_is_named_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "worries.jsonl").write_text("nonsense\n", "utf-8")
    done = run(tmp_path, "--sets", str(tmp_path), "--trained")
    assert done.returncode == 1
    assert "worries.jsonl:1" in done.stderr and "Traceback" not in done.stderr


def test_without_content_it_ends_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, "--sets", str(tmp_path))
    assert done.returncode == 1
    assert "nothing can be compared" in done.stderr and "Traceback" not in done.stderr


def test_both_figures_of_the_page_are_renewed_apart(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text((ROOT / "docs" / "evaluation.md").read_text("utf-8"), "utf-8")
    fill(page, "ours alone")
    fill(page, "both of us", BEGIN)
    text = page.read_text("utf-8")
    assert f"{FIGURES}\nours alone\n{END}" in text and f"{BEGIN}\nboth of us\n{END}" in text
    assert text.index("ours alone") < text.index("## Rasa's default pipeline") < text.index("both of us")
