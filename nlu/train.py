# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.train`: trains a model when what it learns from has changed, and says where it is."""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from importlib.metadata import version
from pathlib import Path

from content.catalogue import Catalogue
from content.database import NoContent
from content.model import Example
from nlu import directory, learned
from nlu.lavish import keep_memory, without_collector
from nlu.learned import Learned
from nlu.recognise import word_lists
from nlu.recognise.lessons import lessons
from nlu.recognise.words import best
from store.models import PREFIX, SUFFIX, Models, lessons_of

ROOM = Path(__file__).resolve().parent
LIBRARIES = ("rasa", "scikit-learn", "numpy", "scipy", "spacy", "joblib")
NOT_LEARNED_FROM = (
    *("safety", "evaluate", "explain", "baseline", "patches"),
    *("channel.py", "logs.py", "rasa_server.py", "endpoints.yml", "credentials.yml"),
    *(".venv", ".venv-baseline", "__pycache__"),
)
"""What has no part in a model: measuring, and what is only there when one serves."""


def train(content: Path, out: Path) -> Path:
    """The model for this content and this code, in use from now on; trained only when there is none yet."""
    model = candidate(content, out)
    models = Models(out)
    models.use(model)
    models.release()
    models.prune()
    return model


def stay(content: Path, out: Path) -> Path:
    """The model in use while it fits this code. After an upgrade a new one is trained, on what the old one
    had learned where newer sentences are held back: what was refused must not go live by a restart."""
    models = Models(out)
    known = learned.of(models.current)
    if models.current is not None and known is not None and known.code == code():
        return models.current
    if known is None or models.held is None:
        return train(content, out)
    model = _made(known.lessons, out)
    models.use(model)
    models.prune()
    return model


def candidate(content: Path, out: Path) -> Path:
    """The model for this content and this code, which is not put to use."""
    return _made(lessons(Catalogue.open(content)), out)


def fingerprint(content: Path) -> str:
    """A hash of everything a model depends on: sentences, code, settings and library versions."""
    return _name(learned.mark(lessons(Catalogue.open(content))))


def state(content: Path, out: Path) -> dict[str, str | None]:
    """A mark of the sentences there are, and of those the model in use has learned."""
    known = learned.of(Models(out).current)
    there = learned.mark(lessons(Catalogue.open(content)))
    return {"sentences": there, "learned": known.mark if known else None}


def current(out: Path) -> Path | None:
    """The model in use, None when there is none."""
    return Models(out).current


@cache
def code() -> str:
    """A hash of what a model depends on besides sentences."""
    taken = hashlib.sha256()
    for path in (*sorted(_sources()), *sorted(word_lists.FOLDER.iterdir())):
        taken.update(str(path.relative_to(directory.ROOT)).encode() + path.read_bytes())
    for library in LIBRARIES:
        taken.update(f"{library} {version(library)}".encode())
    taken.update(f"{best()} {sys.version}".encode())
    return taken.hexdigest()[:12]


def _name(mark: str) -> str:
    return hashlib.sha256(f"{mark} {code()}".encode()).hexdigest()[:12]


def _made(taught: Sequence[Example], out: Path) -> Path:
    """The model that learned these, trained when it is not there yet."""
    what = Learned(code(), tuple(taught))
    model = out / f"{PREFIX}{_name(what.mark)}{SUFFIX}"
    if not model.is_file():
        _say("De inhoud of de code is veranderd: het model wordt getraind")
        began = time.monotonic()
        out.mkdir(parents=True, exist_ok=True)
        learned.keep(model, what)
        _train_into(lessons_of(model), model)
        _say(f"Getraind in {time.monotonic() - began:.1f} s")
    return model


def _sources() -> Iterator[Path]:
    for path in ROOM.rglob("*"):
        parts = path.relative_to(ROOM).parts
        if path.suffix in (".py", ".yml", ".toml") and not set(parts) & set(NOT_LEARNED_FROM):
            yield path


def _train_into(taught: Path, model: Path) -> None:
    """Train in a folder of its own and move the model into place whole."""
    from nlu.runtime import prepare

    prepare()
    from rasa.model_training import train as rasa_train

    from nlu import logs

    logs.configure()
    said = io.StringIO()
    model.parent.mkdir(parents=True, exist_ok=True)
    scratch = tempfile.TemporaryDirectory(dir=model.parent, prefix=".training-")
    with scratch as folder, redirect_stdout(said), redirect_stderr(said), without_collector():
        result = rasa_train(
            domain=str(ROOM / "domain"),
            config=str(ROOM / "config.yml"),
            training_files=[str(ROOM / "data")],
            output=folder,
            force_training=True,
            fixed_model_name=model.name,
            core_additional_arguments={"lessons": str(taught)},
        )
        if not result.model:
            sys.exit(f"training failed: {said.getvalue().strip() or 'Rasa made no model'}")
        Path(result.model).replace(model)


def _say(line: str) -> None:
    """A line of progress for the operator; `make start` shows those that begin with a star."""
    print(f"* {line}", file=sys.stderr, flush=True)


def _asked(given: argparse.Namespace) -> str | Path:
    if given.state:
        return json.dumps(state(given.content, given.out))
    how = stay if given.stay else candidate if given.candidate else train
    return how(given.content, given.out)


def main(argv: list[str]) -> int:
    """The command line; prints the model's path."""
    parser = argparse.ArgumentParser(prog="nlu.train", description=__doc__)
    parser.add_argument("--content", type=Path, default=directory.compiled(), help="compiled content")
    parser.add_argument("--out", type=Path, default=directory.models(), help="folder for models")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--stay", action="store_true", help="keep the model in use while it fits this code")
    how.add_argument("--candidate", action="store_true", help="train beside the model in use")
    how.add_argument("--state", action="store_true", help="train nothing: say what differs, as JSON")
    given = parser.parse_args(argv)
    keep_memory()
    try:
        given.out.mkdir(parents=True, exist_ok=True)
        print(_asked(given))
    except NoContent as error:
        sys.exit(f"no model can be trained: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
