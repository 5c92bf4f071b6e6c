# SPDX-License-Identifier: EUPL-1.2
"""The example sentences editors keep in `content/safety/examples/` and the held-out ones beside it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from content import sentences


@dataclass(frozen=True)
class Example:
    """One sentence with its kind (none, suicide, geweld, gevaar) and the role of the one who writes."""

    text: str
    kind: str
    role: str


def read_yaml(path: Path) -> Any:
    """A YAML file as plain values."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def training(directory: Path) -> list[Example]:
    """The sentences to learn from."""
    return [example for path in example_files(directory) for example in _of(path)]


def example_files(directory: Path) -> list[Path]:
    """The files with sentences to learn from."""
    return sorted((directory / "examples").glob("*.yml"))


def held_out(directory: Path) -> list[Example]:
    """The sentences to measure with, never to learn from."""
    data = read_yaml(directory / "held_out.yml")
    return [Example(text, kind, role) for kind, roles in data.items() for role, text in _texts(roles)]


def _of(path: Path) -> Iterator[Example]:
    data = read_yaml(path)
    for role, text in _texts(data["examples"]):
        yield Example(text, data["kind"], role)


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
        for sentence in sentences.read(path)[0]:
            found.setdefault(sentence.text.lower(), Example(sentence.text, "none", path.parent.parent.name))
    return list(found.values())


def kept_apart(example: Example) -> bool:
    """Whether a sentence is among the fifth that is only for measuring; decided by its letters alone."""
    return zlib.crc32(example.text.encode()) % 5 == 0
