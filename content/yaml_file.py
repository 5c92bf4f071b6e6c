# SPDX-License-Identifier: EUPL-1.2
"""One YAML file as plain values, remembering on which line each of them stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.error import YAMLError
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from content import yaml_trouble
from content.findings import say
from content.problem import Problem

Where = tuple[str | int, ...]
"""The way to a value inside a file: keys and positions."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, ten times as fast; without it (a wheel built by hand) the same in Python."""
MERGE = "<<"
"""YAML's sign for fields taken over from elsewhere."""
PLAIN = {"null": None, "~": None, "": None, "true": True, "false": False}
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)")


@dataclass
class YamlFile:
    """A file's values with their lines; a broken file has no values and one problem."""

    path: Path
    data: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    repeated: int | None = None
    """The first line that takes over a piece from elsewhere."""
    _seen: set[int] = field(default_factory=set, repr=False)

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def read(self, node: Node, where: Where = ()) -> Any:
        """The plain value of a node, noting its line and those of everything inside."""
        self.lines.setdefault(where, node.start_mark.line + 1)
        if isinstance(node, CollectionNode) and self._again(node, where):
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, where)
        if isinstance(node, SequenceNode):
            return [self.read(item, (*where, index)) for index, item in enumerate(node.value)]
        return _scalar(node) if isinstance(node, ScalarNode) else None

    def _again(self, node: CollectionNode, where: Where) -> bool:
        """Whether this piece is repeated by an alias: it can be endless, and no editor sees where."""
        if id(node) in self._seen:
            self._repeat(self.line(where if where and isinstance(where[-1], str) else where[:-1]))
            return True
        self._seen.add(id(node))
        return False

    def _repeat(self, line: int) -> None:
        self.repeated = self.repeated or line

    def _mapping(self, node: MappingNode, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                self.problems.append(Problem(self.path, line, say("twice", key=key)))
            if key == MERGE:
                self._repeat(line)
                continue
            self.lines[(*where, key)] = line
            found[key] = self.read(value_node, (*where, key))
        return found


def _scalar(node: ScalarNode) -> Any:
    """Text stays text, also what looks like a date or a number with a leading zero."""
    value = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return value
    if value.lower() in PLAIN:
        return PLAIN[value.lower()]
    return int(value) if NUMBER.fullmatch(value) else value


def read(path: Path) -> YamlFile:
    """The file at `path`; never raises for what an editor can have typed."""
    return parsed(path, path.read_bytes())


def parsed(path: Path, content: bytes) -> YamlFile:
    """The same of what is not, or no longer, on disk."""
    file = YamlFile(path)
    text = content.decode("utf-8-sig", "replace")
    trouble = yaml_trouble.bytes_trouble(content) or yaml_trouble.before(text) or _compose(file, text)
    if trouble:
        file.data, line = None, trouble[0]
        file.problems = [Problem(path, line, trouble[1])]
    return file


def _compose(file: YamlFile, text: str) -> yaml_trouble.Trouble | None:
    try:
        node = yaml.compose(text, Loader=LOADER)
        file.data = None if node is None else file.read(node)
    except YAMLError as error:
        return yaml_trouble.after(text, error)
    except RecursionError:
        return 1, say("nested_deep")
    return (file.repeated, say("repeated_elsewhere")) if file.repeated else None
