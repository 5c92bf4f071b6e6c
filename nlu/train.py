# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.train`: trains a model when what it learns from has changed, and says where it is."""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import version
from pathlib import Path

from content.catalogue import Catalogue
from content.database import NoContent
from nlu import directory
from nlu.recognise import word_lists
from nlu.recognise.lessons import lessons
from nlu.recognise.words import best

ROOM = Path(__file__).resolve().parent
PREFIX = "omzien-"
SUFFIX = ".tar.gz"
POINTER = "current"
KEPT = 3
LIBRARIES = ("rasa", "scikit-learn", "numpy", "scipy", "spacy", "joblib")
NOT_LEARNED_FROM = ("safety", "evaluate", "explain", "baseline", ".venv", ".venv-baseline", "__pycache__")


def train(content: Path, out: Path) -> Path:
    """The model for this content and this code; trained only when there is none yet."""
    name = f"{PREFIX}{fingerprint(content)}{SUFFIX}"
    model = out / name
    if not model.is_file():
        _say("De inhoud of de code is veranderd: het model wordt getraind")
        began = time.monotonic()
        _train_into(content, model)
        _say(f"Getraind in {time.monotonic() - began:.1f} s")
    _point(out, name)
    _prune(out)
    return model


def fingerprint(content: Path) -> str:
    """A hash of everything a model depends on: sentences, code, settings and library versions."""
    taken = hashlib.sha256()
    for example in lessons(Catalogue.open(content)):
        taken.update(json.dumps([example.text, example.intent, example.themes]).encode())
    for path in (*sorted(_sources()), *sorted(word_lists.FOLDER.iterdir())):
        taken.update(str(path.relative_to(directory.ROOT)).encode() + path.read_bytes())
    for library in LIBRARIES:
        taken.update(f"{library} {version(library)}".encode())
    taken.update(f"{best()} {sys.version}".encode())
    return taken.hexdigest()[:12]


def current(out: Path) -> Path | None:
    """The model trained last, None when there is none."""
    try:
        model = out / (out / POINTER).read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    return model if model.is_file() else None


def _sources() -> Iterator[Path]:
    for path in ROOM.rglob("*"):
        parts = path.relative_to(ROOM).parts
        if path.suffix in (".py", ".yml", ".toml") and not set(parts) & set(NOT_LEARNED_FROM):
            yield path


def _train_into(content: Path, model: Path) -> None:
    """Train in a folder of its own and move the model into place whole."""
    from nlu.runtime import prepare

    prepare()
    from rasa.model_training import train as rasa_train

    from nlu import logs

    logs.configure()
    said = io.StringIO()
    model.parent.mkdir(parents=True, exist_ok=True)
    scratch = tempfile.TemporaryDirectory(dir=model.parent, prefix=".training-")
    with scratch as folder, redirect_stdout(said), redirect_stderr(said):
        result = rasa_train(
            domain=str(ROOM / "domain"),
            config=str(ROOM / "config.yml"),
            training_files=[str(ROOM / "data")],
            output=folder,
            force_training=True,
            fixed_model_name=model.name,
            core_additional_arguments={"content": str(content)},
        )
        if not result.model:
            sys.exit(f"training failed: {said.getvalue().strip() or 'Rasa made no model'}")
        Path(result.model).replace(model)


def _point(out: Path, name: str) -> None:
    draft = out / f".{POINTER}"
    draft.write_text(name, "utf-8")
    draft.replace(out / POINTER)


def _prune(out: Path) -> None:
    models = sorted(out.glob(f"{PREFIX}*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    named = current(out)
    for path in models[KEPT:]:
        if path != named:
            path.unlink()
    for left in out.glob(".training-*"):
        if time.time() - left.stat().st_mtime > 3600:
            shutil.rmtree(left, ignore_errors=True)


def _say(line: str) -> None:
    """A line of progress for the operator; `make start` shows those that begin with a star."""
    print(f"* {line}", file=sys.stderr, flush=True)


def main(argv: list[str]) -> int:
    """The command line; prints the model's path."""
    parser = argparse.ArgumentParser(prog="nlu.train", description=__doc__)
    parser.add_argument("--content", type=Path, default=directory.compiled(), help="compiled content")
    parser.add_argument("--out", type=Path, default=directory.models(), help="folder for models")
    given = parser.parse_args(argv)
    try:
        given.out.mkdir(parents=True, exist_ok=True)
        print(train(given.content, given.out))
    except NoContent as error:
        sys.exit(f"no model can be trained: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
