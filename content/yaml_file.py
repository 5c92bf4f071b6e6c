# SPDX-License-Identifier: EUPL-1.2
"""One YAML file as plain values, remembering on which line each of them stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from content.problem import Problem

Where = tuple[str | int, ...]
"""The way to a value inside a file: keys and positions."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, ten times as fast; without it (a wheel built by hand) the same in Python."""
PLAIN = {"null": None, "~": None, "": None, "true": True, "false": False}
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)")


@dataclass
class YamlFile:
    """A file's values with their lines; a broken file has no values and one problem."""

    path: Path
    data: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def read(self, node: Node, where: Where = ()) -> Any:
        """The plain value of a node, noting its line and those of everything inside."""
        self.lines.setdefault(where, node.start_mark.line + 1)
        if isinstance(node, MappingNode):
            return self._mapping(node, where)
        if isinstance(node, SequenceNode):
            return [self.read(item, (*where, index)) for index, item in enumerate(node.value)]
        return _scalar(node) if isinstance(node, ScalarNode) else None

    def _mapping(self, node: MappingNode, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                self.problems.append(Problem(self.path, line, f"{key} stands here twice: remove one"))
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
    file = YamlFile(path)
    try:
        node = yaml.compose(path.read_text("utf-8"), Loader=LOADER)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        file.problems.append(
            Problem(path, mark.line + 1 if mark else 1, f"this is not YAML ({error.problem}): mend this line")
        )
    except (YAMLError, UnicodeDecodeError):
        file.problems.append(Problem(path, 1, "this is not YAML in UTF-8: save it as plain UTF-8 text"))
    else:
        file.data = None if node is None else file.read(node)
    return file
