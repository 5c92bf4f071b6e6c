# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.parse`: JSON lines or a text in, what was understood of each out; needs nothing running."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from content.catalogue import Catalogue
from nlu import directory
from nlu.explain.page import lines as page
from nlu.explain.record import record
from nlu.explain.texts import Texts
from nlu.explain.why import Explainer, Why
from nlu.recognise.place import named
from nlu.recognise.recogniser import FILE, Recogniser
from nlu.recognise.understanding import Understanding
from nlu.recognise.words import Said, Words
from nlu.safety import Safety
from nlu.train import current
from nlu.typed import clean, has_words

BATCH = 200
NO_MODEL = "there is no trained model: run `make train` first"


class Parser:
    """The recogniser, the places and the danger detector together, without Rasa."""

    def __init__(self, model: Path, content: Path) -> None:
        self._recogniser = read_recogniser(model)
        self._words = Words.load(self._recogniser.known.pipeline)
        self.catalogue = Catalogue.open(content)
        self._safety = Safety.load()

    def parse(self, texts: Iterable[str]) -> Iterator[dict[str, Any]]:
        """What was understood of each text, in order."""
        return (self._result(*heard) for heard in self._heard(texts))

    def explain(self, texts: Iterable[str]) -> Iterator[tuple[dict[str, Any], Why]]:
        """What was understood of each text, and why."""
        explainer = Explainer(self._recogniser, self._safety, self.catalogue)
        for text, said, found in self._heard(texts):
            result = self._result(text, said, found)
            yield result, explainer.why(text, said, found, result)

    def _heard(self, texts: Iterable[str]) -> Iterator[tuple[str, Said, Understanding]]:
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH)):
            said = list(self._words.of_all(clean(text) for text in batch))
            yield from zip(batch, said, self._recogniser.understand_all(said), strict=True)

    def _result(self, text: str, said: Said, found: Understanding) -> dict[str, Any]:
        danger = self._safety.check(text)
        place = self._place(said.text, found)
        return {
            "themes": [{"theme": name, "confidence": round(chance, 4)} for name, chance in found.themes],
            "detected": list(found.detected),
            "crisis": danger.kind,
            "crisis_certainty": danger.certainty,
            "human": found.asks_human,
            "out_of_scope": found.out_of_scope and danger.kind is None and not (place and place["alone"]),
            "place": {"text": place["text"], "municipality": place["municipality"]} if place else None,
        }

    def _place(self, text: str, found: Understanding) -> dict[str, Any] | None:
        here = named(self.catalogue, text, found.decision == "sure") if has_words(text) else None
        if here is None:
            return None
        municipality = here.match.place.municipality if here.match.place else None
        return {"text": here.match.matched, "municipality": municipality, "alone": here.alone}


def read_recogniser(model: Path) -> Recogniser:
    """The recogniser inside a Rasa model, unpacked without the rest of it."""
    with tarfile.open(model) as archive, tempfile.TemporaryDirectory() as folder:
        member = next(m for m in archive.getmembers() if m.isfile() and Path(m.name).name == FILE)
        member.name = FILE
        archive.extract(member, folder, filter="data")
        return Recogniser.load(Path(folder))


def lines(stream: Iterable[str]) -> Iterator[str]:
    """The texts of JSON lines; ends the program with one line at the first that is none."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            yield str(json.loads(line)["text"])
        except (ValueError, KeyError, TypeError):
            sys.exit(f'line {number} is not JSON with a "text"')


def print_why(reader: Parser, texts: Iterable[str], as_json: bool) -> None:
    """What decided about each text: for people a block of lines, an empty line between them."""
    words = Texts(reader.catalogue)
    for number, (result, why) in enumerate(reader.explain(texts)):
        if as_json:
            print(json.dumps(result | {"why": record(why, words)}, ensure_ascii=False))
        else:
            print("\n" * bool(number) + "\n".join(page(why, words)))


def main(argv: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="omzien parse", description=__doc__)
    parser.add_argument("--model", type=Path, default=None, help="the model; the newest one where not given")
    parser.add_argument("--content", type=Path, default=directory.compiled(), help="compiled content")
    parser.add_argument("--why", action="store_true", help="a readable block for each text: what decided")
    parser.add_argument("--json", action="store_true", help="with --why: the JSON with a field `why`")
    parser.add_argument("text", nargs="*", help="one text; without it JSON lines are read from the input")
    given = parser.parse_args(argv)
    model = given.model or current(directory.models())
    if model is None:
        sys.exit(NO_MODEL)
    reader = Parser(model, given.content)
    texts = [" ".join(given.text)] if given.text else lines(sys.stdin)
    if given.why:
        print_why(reader, texts, given.json)
        return 0
    for result in reader.parse(texts):
        print(json.dumps(result, ensure_ascii=False))
    return 0


def until_closed(argv: list[str]) -> int:
    """The command line, ended without a word when whoever reads the output has seen enough (`| head`)."""
    try:
        status = main(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(until_closed(sys.argv[1:]))
