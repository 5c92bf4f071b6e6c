# SPDX-License-Identifier: EUPL-1.2
"""The lines of a file that are one entry's, so that all others can stay as they are to the last space."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from content.yaml_file import LOADER


@dataclass(frozen=True)
class Block:
    """From line `start` up to line `end`, counted from 0."""

    start: int
    end: int


def root(text: str) -> Node | None:
    """What the whole file is; None where it has nothing but remarks."""
    node: Any = yaml.compose(text, Loader=LOADER)
    return node if isinstance(node, Node) else None


def find(text: str, key: str) -> Block | None:
    """Where the entry `key` stands in a block of its own; None in a file whose brackets hold everything."""
    node = root(text)
    if not isinstance(node, CollectionNode) or node.flow_style:
        return None
    starts = _starts(node)
    for index, (start, found) in enumerate(starts):
        if found == key:
            after = starts[index + 1][0] if index + 1 < len(starts) else len(text.split("\n"))
            return Block(start, _without_what_follows(text.split("\n"), start, after))
    return None


def is_block(text: str) -> bool:
    """Whether lines can be put behind this file's, as it has them one below the other, or none yet."""
    node = root(text)
    return node is None or (isinstance(node, CollectionNode) and not node.flow_style)


def column(text: str) -> int:
    """How far from the margin the file's entries begin."""
    node = root(text)
    return int(node.start_mark.column) if node is not None else 0


def _starts(node: CollectionNode) -> list[tuple[int, str]]:
    if isinstance(node, MappingNode):
        return [(key.start_mark.line, str(key.value)) for key, _ in node.value]
    items = node.value if isinstance(node, SequenceNode) else []
    return [(item.start_mark.line, _id(item)) for item in items]


def _id(item: Node) -> str:
    fields = item.value if isinstance(item, MappingNode) else []
    return next((str(value.value) for key, value in fields if key.value == "id"), "")


def _without_what_follows(lines: list[str], start: int, end: int) -> int:
    """Remarks and empty lines above the next entry are the next one's."""
    while end > start + 1 and (not lines[end - 1].strip() or _is_remark(lines[end - 1])):
        end -= 1
    return end


def _is_remark(line: str) -> bool:
    # One that is indented belongs to the entry it stands in.
    return line.startswith("#")
