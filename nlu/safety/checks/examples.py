# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the sentences in `examples/`: their form, and danger that is called harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from content import yaml_file
from content.problem import Problem
from content.yaml_file import YamlFile
from nlu.safety.checks.roles import Roles
from nlu.safety.checks.texts import either, say
from nlu.safety.examples import NONE, Example, Placed, example_files, of_line, split, written

NOBODY = "-"
"""Who says a harmless sentence does not matter."""
WORD = re.compile(r"\w+")


def read(folder: Path, roles: Roles) -> tuple[list[Placed], list[Problem]]:
    """The sentences that are well formed, and what is wrong with the others."""
    found: list[Placed] = []
    wrong: list[Problem] = []
    for path in example_files(folder):
        for one in _lines(path, roles) if path.suffix == ".txt" else _yaml(yaml_file.read(path), roles):
            if isinstance(one, Placed):
                found.append(one)
            else:
                wrong.append(one)
    return found, wrong


def both(lines: Iterable[Placed], everyday: Iterable[Placed]) -> Iterator[Problem]:
    """Sentences that are called danger here and harmless there."""
    harmless: dict[str, Placed] = {}
    for placed in (*(one for one in lines if one.example.kind == NONE), *everyday):
        harmless.setdefault(_bare(placed.example.text), placed)
    for placed in lines:
        other = harmless.get(_bare(placed.example.text))
        if other and placed.example.kind != NONE:
            message = say("sentence_both", place=place(other))
            yield Problem(placed.file, placed.line, message)


def place(placed: Placed) -> str:
    """Where a sentence stands, as short as can be."""
    return f"{placed.file.parent.name}/{placed.file.name}:{placed.line}"


def _lines(path: Path, roles: Roles) -> Iterator[Placed | Problem]:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        yield Problem(path, 1, say("file_text"))
        return
    for number, line in written(text):
        fields = split(line)
        complaint = _of_line(fields, roles)
        if complaint:
            yield Problem(path, number, complaint)
        else:
            yield Placed(of_line(fields, path.stem), path, number)


def _of_line(fields: list[str], roles: Roles) -> str | None:
    if len(fields) != 3:
        return say("line_form")
    kind, role, text = fields
    if kind not in roles.kinds:
        return say("line_kind", value=kind or "leeg", known=either(roles.kinds))
    if not text:
        return say("line_sentence")
    if kind == NONE:
        return None if role == NOBODY else say("line_dash")
    return None if role in roles.of_kind[kind] else _no_role(kind, role, roles)


def _no_role(kind: str, role: str, roles: Roles) -> str:
    return say("line_role", kind=kind, value=role or "leeg", known=either(roles.of_kind[kind]))


def _yaml(file: YamlFile, roles: Roles) -> Iterator[Placed | Problem]:
    """`kind:` and under `examples:` a list of sentences for each role."""
    yield from file.problems
    if file.problems:
        return
    data = file.data if isinstance(file.data, dict) else {}
    kind, of_role = data.get("kind"), data.get("examples")
    if kind not in roles.kinds:
        yield Problem(
            file.path, file.line(("kind",)), say("line_kind", value=kind or "leeg", known=either(roles.kinds))
        )
    elif not isinstance(of_role, dict):
        yield Problem(file.path, file.line(("examples",)), say("part_fields", name="examples"))
    else:
        for role, texts in of_role.items():
            yield from _of_role(file, str(kind), role, texts, roles)


def _of_role(file: YamlFile, kind: str, role: str, texts: object, roles: Roles) -> Iterator[Placed | Problem]:
    line = file.line(("examples", role))
    if kind != NONE and role not in roles.of_kind[kind]:
        yield Problem(file.path, line, _no_role(kind, role, roles))
    elif not isinstance(texts, list):
        yield Problem(file.path, line, say("part_list", name=role))
    else:
        for at, text in enumerate(texts):
            line = file.line(("examples", role, at))
            if isinstance(text, (str, int)) and str(text).strip():
                yield Placed(Example(str(text), kind, role), file.path, line)
            else:
                yield Problem(file.path, line, say("line_sentence"))


def _bare(text: str) -> str:
    """Capitals and signs make no other sentence; a sentence of signs only is itself."""
    return " ".join(WORD.findall(text.lower())) or text
