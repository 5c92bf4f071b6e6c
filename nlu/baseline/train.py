# SPDX-License-Identifier: EUPL-1.2
"""Trains both on the same sentences and keeps what that cost, for a baseline takes hours to train."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from content.catalogue import Catalogue
from content.model import Example
from nlu.baseline.command import Cost, environment, run
from nlu.baseline.data import spread, training_data
from nlu.directory import ROOT
from nlu.recognise.lessons import lessons
from store.models import Models

PYTHON = ROOT / "nlu" / ".venv" / "bin" / "python"
BASELINE = ROOT / "nlu" / ".venv-baseline" / "bin" / "python"
CONFIG = Path(__file__).with_name("config.yml")
EPOCHS = 100
RECORD = "training.json"
MODEL = "baseline"


@dataclass(frozen=True)
class Training:
    """When, on what and how long both were trained."""

    date: str
    commit: str
    sentences: int
    epochs: int
    threads: int
    ours: Cost
    baseline: Cost

    @classmethod
    def read(cls, folder: Path) -> Training:
        """As it was kept."""
        row = json.loads((folder / RECORD).read_text("utf-8"))
        return cls(**{**row, "ours": Cost(**row["ours"]), "baseline": Cost(**row["baseline"])})

    def keep(self, folder: Path) -> None:
        """For a later measurement with the same baseline."""
        (folder / RECORD).write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")


def train(content: Path, folder: Path, epochs: int, take: int | None, threads: int) -> None:
    """Train ours and then the baseline, into `folder`, with a record of it."""
    # What is measured is the content and the code of now, not of when the baseline is ready.
    today, now = date.today().isoformat(), commit()
    examples = spread(lessons(Catalogue.open(content)), take)
    shutil.rmtree(folder / "ours", ignore_errors=True)
    ours = train_ours(content, folder, threads)
    baseline = _train_baseline(examples, folder, epochs, threads)
    Training(today, now, len(examples), epochs, threads, ours, baseline).keep(folder)


def train_ours(content: Path, folder: Path, threads: int) -> Cost:
    """The whole of `make train`, into a folder of its own; only when it is not there yet."""
    command = (PYTHON, "-m", "nlu.train", "--content", content.resolve(), "--out", "ours")
    return run(command, folder, "ours.log", environment(threads))


def ours(folder: Path) -> Path:
    """Our model of that training."""
    model = Models(folder / "ours").current
    if model is None:
        raise FileNotFoundError("our own model was not trained")
    return model


def baseline(folder: Path) -> Path:
    """The baseline's model."""
    return folder / f"{MODEL}.tar.gz"


def config(epochs: int) -> str:
    """The baseline's pipeline, trained for so many epochs."""
    return CONFIG.read_text("utf-8").replace(f"epochs: {EPOCHS}\n", f"epochs: {epochs}\n")


def commit() -> str:
    """The commit this is, with a plus when files have changed since."""
    said = _git("rev-parse", "--short", "HEAD")
    return f"{said}+" if said and _git("status", "--porcelain") else said or "unknown"


def _train_baseline(examples: Sequence[Example], folder: Path, epochs: int, threads: int) -> Cost:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yml").write_text(config(epochs), "utf-8")
    (folder / "nlu.json").write_text(json.dumps(training_data(examples), ensure_ascii=False), "utf-8")
    options = ("--config", "config.yml", "--nlu", "nlu.json", "--out", ".", "--fixed-model-name", MODEL)
    return run((BASELINE, "-m", "rasa", "train", "nlu", *options), folder, "train.log", environment(threads))


def _git(*command: str) -> str:
    try:
        done = subprocess.run(("git", *command), cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
