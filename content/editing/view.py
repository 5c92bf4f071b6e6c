# SPDX-License-Identifier: EUPL-1.2
"""One entry as an editor sees it: the base's, the organisation's own, and both together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.entry import Kind


@dataclass(frozen=True)
class View:
    """`base` is None for what only the organisation has, `own` where it changes nothing.

    `file` and `line` say where the fields that count stand; `drift` names own fields whose base changed since
    (`opening.je` is a field inside a field), `was` what the base said there, None where that was not kept.
    """

    kind: Kind
    key: str
    base: dict[str, Any] | None
    own: dict[str, Any] | None
    merged: dict[str, Any]
    file: Path | None
    line: int
    drift: tuple[str, ...] = ()
    was: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """An entry in which something is said: in which field, and the text around it."""

    view: View
    where: str
    excerpt: str
