# SPDX-License-Identifier: EUPL-1.2
"""The example sentences kept in `content/safety/examples/`: by kind and role in YAML, by voice as lines."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from content import sentences

KINDS = ("none", "suicide", "geweld", "gevaar")
LOOKS_LIKE_IT = "lijkt_erop"
HEAVY = ("psychisch", "rouw", "verslaving", "gezin", "recht", "eenzaamheid")


@dataclass(frozen=True)
class Example:
    """One sentence with its kind (none, suicide, geweld, gevaar) and the role of the one who writes; `voice`
    is the file of a writer who wrote many."""

    text: str
    kind: str
    role: str
    voice: str = ""


class BadLine(ValueError):
    """A line that is not `kind | role | sentence`; says file and line."""


def read_yaml(path: Path) -> Any:
    """A YAML file as plain values."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def training(directory: Path) -> list[Example]:
    """The sentences to learn from; BadLine when a file of lines is not well formed."""
    return [example for path in example_files(directory) for example in _of(path)]


def example_files(directory: Path) -> list[Path]:
    """The files with sentences to learn from."""
    return sorted(path for path in (directory / "examples").iterdir() if path.suffix in (".yml", ".txt"))


def _of(path: Path) -> Iterator[Example]:
    if path.suffix == ".txt":
        yield from _lines(path)
        return
    data = read_yaml(path)
    for role, text in _texts(data["examples"]):
        yield Example(text, data["kind"], role)


def _lines(path: Path) -> Iterator[Example]:
    """`kind | role | sentence`; a harmless sentence has a dash for its role."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("|", 2)]
        if len(fields) != 3 or fields[0] not in KINDS or not fields[2]:
            raise BadLine(f"{path}:{number}: write kind | role | sentence, with a kind of {', '.join(KINDS)}")
        kind, role, text = fields
        yield Example(text, kind, role if kind != "none" else LOOKS_LIKE_IT, path.stem)


def _texts(roles: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for role, texts in roles.items():
        for text in texts:
            yield role, str(text)


def everyday(content: Path) -> list[Example]:
    """The worries and everyday sentences Rasa learns from: none of them is danger."""
    found: dict[str, Example] = {}
    for path in sorted((*content.glob("themes/*.yml"), *content.glob("intents/*.yml"))):
        data = read_yaml(path)
        for item in data.get("examples") or ():
            text = str(item["text"] if isinstance(item, dict) else item)
            found.setdefault(text.lower(), Example(text, "none", path.parent.name))
    for path in sorted((*content.glob("themes/*/*.txt"), *content.glob("intents/*/*.txt"))):
        # Loose words of these themes ("hopeloos", "bedreigd") are no proof that all is well.
        heavy = path.stem == sentences.WORDS and path.parent.name in HEAVY
        for sentence in sentences.read(path)[0] if not heavy else ():
            everyday = Example(sentence.text, "none", path.parent.parent.name, sentence.voice)
            found.setdefault(sentence.text.lower(), everyday)
    return list(found.values())


def kept_apart(example: Example) -> bool:
    """Whether a sentence is among the fifth that shows what a score is worth: a voice whole or not at all."""
    return zlib.crc32((example.voice or example.text).encode()) % 5 == 0
