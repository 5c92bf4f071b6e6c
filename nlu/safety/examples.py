# SPDX-License-Identifier: EUPL-1.2
"""The example sentences kept in `content/safety/examples/`: by kind and role in YAML, by voice as lines."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from content import sentences, yaml_file
from content.yaml_file import YamlFile

NONE = "none"
KINDS = (NONE, "suicide", "geweld", "gevaar")
LOOKS_LIKE_IT = "lijkt_erop"
REMARK = "#"
BAR = "|"
HEAVY_WORDS = "heavy_words"
"""A theme's field: its loose words ("hopeloos", "bedreigd") are no proof that all is well."""


@dataclass(frozen=True)
class Example:
    """One sentence with its kind (none, suicide, geweld, gevaar) and the role of the one who writes; `voice`
    is the file of a writer who wrote many."""

    text: str
    kind: str
    role: str
    voice: str = ""


@dataclass(frozen=True)
class Placed:
    """A sentence with the place where an editor wrote it."""

    example: Example
    file: Path
    line: int


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
        yield from lines(path)
        return
    data = read_yaml(path)
    for role, text in _texts(data["examples"]):
        yield Example(text, data["kind"], role)


def lines(path: Path) -> Iterator[Example]:
    """`kind | role | sentence`; a harmless sentence has a dash for its role."""
    for number, line in written(path.read_text("utf-8")):
        fields = split(line)
        if len(fields) != 3 or fields[0] not in KINDS or not fields[2]:
            raise BadLine(f"{path}:{number}: write kind | role | sentence, with a kind of {', '.join(KINDS)}")
        yield of_line(fields, path.stem)


def written(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a file that are neither empty nor a remark."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith(REMARK):
            yield number, line


def split(line: str) -> list[str]:
    """What stands between the bars of a line; a sentence may have bars itself."""
    return [field.strip() for field in line.split(BAR, 2)]


def of_line(fields: list[str], voice: str) -> Example:
    """The example three fields stand for."""
    kind, role, text = fields
    return Example(text, kind, role if kind != NONE else LOOKS_LIKE_IT, voice)


def _texts(roles: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for role, texts in roles.items():
        for text in texts:
            yield role, str(text)


def everyday(content: Path) -> list[Example]:
    """The worries and everyday sentences Rasa learns from: none of them is danger."""
    return [placed.example for placed in everyday_lines(content)]


def everyday_lines(content: Path) -> list[Placed]:
    """The same with their places, each text once; BadLine when a file of a theme or intent is broken."""
    files = [yaml_file.read(path) for path in _everywhere(content, "*.yml")]
    own = [placed for file in files for placed in _in_theme(file)]
    heavy = {file.path.stem for file in files if file.data.get(HEAVY_WORDS)}
    texts = _everywhere(content, "*/*.txt")
    voices = [path for path in texts if path.stem != sentences.WORDS or path.parent.name not in heavy]
    found: dict[str, Placed] = {}
    for placed in (*own, *(placed for path in voices for placed in _by_voice(path))):
        found.setdefault(placed.example.text.lower(), placed)
    return list(found.values())


def _everywhere(content: Path, pattern: str) -> list[Path]:
    return sorted((*content.glob(f"themes/{pattern}"), *content.glob(f"intents/{pattern}")))


def _in_theme(file: YamlFile) -> Iterator[Placed]:
    """The sentences in the file of a theme or intent itself."""
    data = file.data if isinstance(file.data, dict) else {}
    if file.problems or not isinstance(data.get("examples"), list):
        raise BadLine(f"{file.path} cannot be read: see `omzien content check`")
    for at, item in enumerate(data["examples"]):
        text = str(item.get("text", "") if isinstance(item, dict) else item)
        yield Placed(Example(text, NONE, file.path.parent.name), file.path, file.line(("examples", at)))


def _by_voice(path: Path) -> Iterator[Placed]:
    """The sentences a voice has beside a theme or intent."""
    for one in sentences.read(path)[0]:
        yield Placed(Example(one.text, NONE, path.parent.parent.name, one.voice), path, one.line)


def kept_apart(example: Example) -> bool:
    """Whether a sentence is among the fifth that shows what a score is worth: a voice whole or not at all."""
    return zlib.crc32((example.voice or example.text).encode()) % 5 == 0
