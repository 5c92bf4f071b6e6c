# SPDX-License-Identifier: EUPL-1.2
"""What differs between two versions of an entry, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Difference:
    """One field, such as `opening.je`; `before` or `after` is None where the field is not there."""

    field: str
    before: Any
    after: Any


def differences(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> tuple[Difference, ...]:
    """Every field that is not the same; fields inside fields by their path."""
    return tuple(_between(flat(before or {}), flat(after or {})))


def _between(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Difference]:
    for field in dict.fromkeys((*before, *after)):
        if before.get(field) != after.get(field):
            yield Difference(field, before.get(field), after.get(field))


def flat(data: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """The fields by their path: mappings are opened, lists stay whole."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        path = f"{before}{name}"
        if isinstance(value, Mapping) and value:
            found |= flat(value, f"{path}.")
        else:
            found[path] = value
    return found
