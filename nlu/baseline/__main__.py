# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.baseline`: trains Rasa's default pipeline on our sentences and measures both on others'."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

from content.catalogue import Catalogue
from content.database import NoContent
from nlu import directory
from nlu.baseline import train
from nlu.baseline.answer import Answer, Pace, read
from nlu.baseline.command import Failed, environment, run
from nlu.baseline.measure import Comparison, Side
from nlu.evaluate import messages, page
from nlu.evaluate.heard import heard
from nlu.evaluate.section import Measured, Messages

BEGIN = "<!-- baseline: written by make eval-baseline -->"


def main(argv: list[str]) -> int:
    """The command line."""
    given = _arguments(argv)
    given.out = given.out.resolve()
    try:
        found = Messages("held out", messages.all_worries(given.sets), [])
        if not given.trained:
            _say(f"Training both; the slow one says how far it is in {given.out / 'train.log'}")
            train.train(directory.compiled(), given.out, given.epochs, given.take, given.threads)
            _again(argv)
        _write(compare(found, _training(given), given), given)
    except (messages.BadLine, Failed, NoContent, page.NoMarks, OSError) as error:
        sys.exit(f"nothing can be compared: {error}")
    return 0


def compare(found: Messages, training: train.Training, given: argparse.Namespace) -> Comparison:
    """Both models on the same messages, the one after the other."""
    (given.out / "texts.json").write_text(json.dumps(found.texts), "utf-8")
    mine, content = train.ours(given.out), directory.compiled()
    catalogue = Catalogue.open(content)
    ours = _parse(train.PYTHON, mine, "ours", given, "--ours")
    baseline = _parse(train.BASELINE, train.baseline(given.out), "baseline", given)
    return Comparison(
        training,
        Side(Measured(found, heard(mine, content, found.texts), catalogue), Pace.of(ours)),
        Side(Measured(found, [one.heard() for one in baseline], catalogue), Pace.of(baseline)),
        Measured(found, [one.heard(fallback=True) for one in baseline], catalogue),
        date.today().isoformat(),
    )


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nlu.baseline", description=__doc__)
    parser.add_argument("--sets", type=Path, default=messages.SETS, help="folder with the messages")
    out = directory.var() / "eval" / "baseline"
    parser.add_argument("--out", type=Path, default=out, help="folder for models and logs")
    parser.add_argument("--epochs", type=int, default=train.EPOCHS, help="fewer, to try it out")
    parser.add_argument("--take", type=int, default=None, help="so many sentences for it, to try it out")
    parser.add_argument("--threads", type=int, default=1, help="for both")
    parser.add_argument("--trained", action="store_true", help="measure the baseline that was trained before")
    parser.add_argument("--docs", type=Path, default=None, help="a page whose figures are renewed")
    return parser.parse_args(argv)


def _training(given: argparse.Namespace) -> train.Training:
    """What was trained before; our own model again where content or code has changed since."""
    train.train_ours(directory.compiled(), given.out, given.threads)
    return train.Training.read(given.out)


def _again(argv: list[str]) -> NoReturn:
    """Measure as a new program: hours have passed, and code may have changed under this one."""
    os.execv(sys.executable, [sys.executable, "-m", "nlu.baseline", *argv, "--trained"])


def _parse(python: Path, model: Path, name: str, given: argparse.Namespace, *options: str) -> list[Answer]:
    script = (str(python), "-m", "nlu.baseline.parse")
    run(
        (*script, str(model), "texts.json", f"{name}.json", *options),
        given.out,
        f"{name}-parse.log",
        environment(given.threads),
    )
    return read(given.out / f"{name}.json")


def _write(compared: Comparison, given: argparse.Namespace) -> None:
    print(f"\n{compared.text()}\n")
    file = given.out.with_suffix(".json")
    file.write_text(json.dumps(compared.data(), indent=1, ensure_ascii=False) + "\n", "utf-8")
    if given.docs:
        page.fill(given.docs, compared.text(), BEGIN)
    _say(f"The figures: {file}")


def _say(line: str) -> None:
    print(f"* {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
