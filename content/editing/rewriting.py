# SPDX-License-Identifier: EUPL-1.2
"""A piece of YAML with other values, its remarks, order and quotes kept."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from content.yaml_file import parsed

WIDE = 1_000_000
"""No line is broken: a text stays on the line it was written on."""


def rewritten(text: str, data: Any) -> str:
    """The piece, saying `data` where it said something else."""
    yaml = _yaml()
    return _dumped(yaml, _changed(yaml.load(text), parsed(Path(), text.encode()).data, data))


def written(data: Any) -> str:
    """A new piece that says `data`."""
    return _dumped(_yaml(), _new(data))


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = WIDE
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    return yaml


def _dumped(yaml: YAML, node: Any) -> str:
    if isinstance(node, list):
        # A list that is the whole file stands against the margin, as the base writes it.
        yaml.indent(mapping=2, sequence=2, offset=0)
    stream = io.StringIO()
    yaml.dump(node, stream)
    return stream.getvalue()


def _changed(node: Any, before: Any, data: Any) -> Any:
    """The node when it says so already, whatever signs it is written with."""
    if before == data and type(before) is type(data):
        return node
    if isinstance(node, CommentedMap) and isinstance(data, Mapping):
        return _mapping(node, before, data)
    if isinstance(node, CommentedSeq) and isinstance(data, list):
        return _list(node, before, data)
    return _new(data)


def _mapping(node: CommentedMap, before: Mapping[str, Any], data: Mapping[str, Any]) -> CommentedMap:
    names = {str(key): key for key in node}
    for name, key in names.items():
        if name not in data:
            del node[key]
    for name, value in data.items():
        if name in names:
            node[names[name]] = _changed(node[names[name]], before.get(name), value)
        else:
            node[name] = _new(value)
    return node


def _list(node: CommentedSeq, before: list[Any], data: list[Any]) -> CommentedSeq:
    """Position by position, so that the remark beside a line stays there."""
    for index, value in enumerate(data):
        if index < len(node):
            node[index] = _changed(node[index], before[index], value)
        else:
            node.append(_new(value))
    while len(node) > len(data):
        del node[-1]
    return node


def _new(data: Any) -> Any:
    if isinstance(data, Mapping):
        return CommentedMap((str(name), _new(value)) for name, value in data.items())
    if isinstance(data, list | tuple):
        found = CommentedSeq(_new(value) for value in data)
        if all(not isinstance(value, Mapping | list | str) or _short(value) for value in data):
            found.fa.set_flow_style()
        return found
    # Quoted, so that a text stays one: "ja", "1", "null" and 2026-11-22 too.
    return data if isinstance(data, bool | int) or data is None else DoubleQuotedScalarString(str(data))


def _short(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 40 and "\n" not in value and " " not in value
