# SPDX-License-Identifier: EUPL-1.2
"""`make baseline`: a whole stock Rasa, dialogue included, for `make bench` to put beside Omzien.

Only how long its turns take is looked at, and that does not come from how long it learned: so it learns from
some of the sentences, for one epoch. With more it would know more words and be a little slower.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from content.catalogue import Catalogue
from content.database import NoContent
from content.model import Example
from nlu import directory
from nlu.baseline.command import Cost, Failed, environment, run
from nlu.baseline.data import intent, spread, training_data
from nlu.baseline.train import BASELINE
from nlu.recognise.lessons import lessons

CONFIG = Path(__file__).with_name("stock.yml")
RECORD, MODEL = "training.json", "stock"
TAKE, EPOCHS = 3000, 1
FALLBACK, ACTION = "nlu_fallback", "action_answer"
ACTIONS = """\
from rasa_sdk import Action


class Answer(Action):
    def name(self):
        return "action_answer"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Dit gaat over " + tracker.latest_message["intent"]["name"] + ".")
        return []
"""


@dataclass(frozen=True)
class Stock:
    """What it learned from, and what that took."""

    sentences: int
    epochs: int
    cost: Cost


def folder() -> Path:
    """Where it is kept."""
    return directory.var() / "bench" / "stock"


def config(epochs: int) -> str:
    """Rasa's default configuration, trained for so many epochs."""
    return CONFIG.read_text("utf-8").replace("epochs: 100\n", f"epochs: {epochs}\n")


def domain(intents: Sequence[str]) -> dict[str, Any]:
    """One action, on an action server of its own, answers every intent: here answers are looked up too."""
    return {"version": "3.1", "intents": list(intents), "actions": [ACTION]}


def dialogue(intents: Sequence[str]) -> dict[str, Any]:
    """A rule for every intent, and the same as stories, for the policies that learn want some."""
    steps = {name: [{"intent": name}, {"action": ACTION}] for name in (*intents, FALLBACK)}
    rules = [{"rule": f"rule {name}", "steps": each} for name, each in steps.items()]
    stories = [{"story": f"story {name}", "steps": steps[name]} for name in intents]
    return {"version": "3.1", "rules": rules, "stories": stories}


def train(content: Path, out: Path, epochs: int, take: int | None) -> Stock:
    """Write its project into `out` and have Rasa train it there."""
    examples = spread(lessons(Catalogue.open(content)), take)
    _write(examples, out, epochs)
    options = ("--config", "config.yml", "--domain", "domain.yml", "--data", "data", "--out", ".")
    command = (BASELINE, "-m", "rasa", "train", *options, "--fixed-model-name", MODEL)
    cost = run(command, out, "train.log", environment(1))
    stock = Stock(len(examples), epochs, cost)
    (out / RECORD).write_text(json.dumps(asdict(stock), indent=1) + "\n", "utf-8")
    return stock


def _write(examples: Sequence[Example], out: Path, epochs: int) -> None:
    (out / "data").mkdir(parents=True, exist_ok=True)
    intents = sorted({intent(example) for example in examples})
    (out / "config.yml").write_text(config(epochs), "utf-8")
    (out / "actions.py").write_text(ACTIONS, "utf-8")
    _yaml(out / "domain.yml", domain(intents))
    _yaml(out / "data" / "dialogue.yml", dialogue(intents))
    (out / "data" / "nlu.json").write_text(_json(training_data(examples)) + "\n", "utf-8")


def _yaml(file: Path, data: dict[str, Any]) -> None:
    """Rasa looks for keys at the beginning of a line; what follows one may be JSON, which is YAML too."""
    file.write_text("".join(f"{key}: {_json(value)}\n" for key, value in data.items()), "utf-8")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def main(argv: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="nlu.baseline.stock", description=__doc__)
    parser.add_argument("--out", type=Path, default=folder(), help="folder for the project and the model")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--take", type=int, default=TAKE, help="about so many sentences; 0 for all")
    given = parser.parse_args(argv)
    try:
        stock = train(directory.compiled(), given.out.resolve(), given.epochs, given.take or None)
    except (Failed, NoContent, OSError) as error:
        sys.exit(f"stock Rasa was not trained: {error}")
    print(
        f"* {stock.sentences} sentences, {stock.epochs} epoch(s), {stock.cost.seconds:.0f} s", file=sys.stderr
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
