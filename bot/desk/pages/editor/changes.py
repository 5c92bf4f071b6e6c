# SPDX-License-Identifier: EUPL-1.2
"""What changes, field by field, as an editor reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.desk.pages.editor.sheet import in_words
from bot.desk.pages.editor.workbench import Workbench
from content.entry import Kind


@dataclass(frozen=True)
class FieldChange:
    """One field before and after; empty where it says nothing."""

    label: str
    before: str
    after: str


def changes(
    bench: Workbench, kind: Kind, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> list[FieldChange]:
    """Every field that is not the same."""
    was, will = in_words(bench, kind, before), in_words(bench, kind, after)
    found = []
    for name in dict.fromkeys((*was, *will)):
        label, old = was.get(name, ("", ""))
        label, new = will.get(name, (label, ""))
        if old != new:
            found.append(FieldChange(label, old, new))
    return found
