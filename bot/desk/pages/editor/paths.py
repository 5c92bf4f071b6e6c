# SPDX-License-Identifier: EUPL-1.2
"""A value somewhere inside an entry's fields: read it, put it, take it away."""

from __future__ import annotations

from typing import Any

from content.yaml_file import Where


def get(data: Any, where: Where) -> Any:
    """What stands there, None when nothing does."""
    for step in where:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def put(data: Any, where: Where, value: Any) -> None:
    """Let it stand there; the mappings on the way are made."""
    for step in where[:-1]:
        data = data[step] if isinstance(step, int) else data.setdefault(step, {})
    data[where[-1]] = value


def drop(data: Any, where: Where) -> None:
    """Take it away, and what is empty around it then."""
    inside = get(data, where[:-1])
    if isinstance(inside, dict):
        inside.pop(where[-1], None)
        if not inside and where[:-1]:
            drop(data, where[:-1])
