# SPDX-License-Identifier: EUPL-1.2
"""The figures of danger: what was missed, what was taken for another kind, what raised a false alarm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlu.evaluate.heard import Heard
from nlu.evaluate.messages import CLARITIES, EVERYDAY, HARMLESS, KINDS, REGISTERS, Danger
from nlu.evaluate.share import Share, share


@dataclass(frozen=True)
class Judged:
    """A message, and what was understood of it."""

    danger: Danger
    heard: Heard

    @property
    def seen(self) -> bool:
        """It was taken for danger, of whatever kind."""
        return self.heard.crisis is not None

    @property
    def right(self) -> bool:
        """It was taken for danger of the right kind."""
        return self.heard.crisis == self.danger.kind


def figures(judged: Sequence[Judged]) -> dict[str, Share]:
    """Every share by its name."""
    real, harmless = _real(judged), [one for one in judged if one.danger.kind is None]
    return (
        {"recall": _recall(real)}
        | {name: _recall(_of(real, "clarity", name)) for name in CLARITIES}
        | {
            "right_kind": share(one.right for one in real if one.seen),
            "seen_right": share(one.right for one in real),
        }
        | {f"{name}_alarm": _recall(_of(harmless, "clarity", name)) for name in (*HARMLESS, EVERYDAY)}
    )


def certainties(judged: Sequence[Judged]) -> dict[str, dict[str, Share]]:
    """Of each clarity how many were clear danger, and how many perhaps."""
    found = {name: _of(judged, "clarity", name) for name in (*CLARITIES, *HARMLESS, EVERYDAY)}
    return {
        name: {level: share(one.heard.certainty == level for one in these) for level in ("clear", "perhaps")}
        for name, these in found.items()
    }


def by_kind(judged: Sequence[Judged]) -> dict[str, dict[str, Share]]:
    """Of each kind what was seen, in all and by how clearly it was said, and how many had the right kind."""
    table = {}
    for kind in KINDS:
        real = _of(_real(judged), "kind", kind)
        said = {name: _recall(_of(real, "clarity", name)) for name in CLARITIES}
        table[kind] = {
            "seen": _recall(real),
            **said,
            "right kind": share(one.right for one in real if one.seen),
        }
    return table


def by_role(judged: Sequence[Judged]) -> dict[str, Share]:
    """What was seen of each kind, by who writes or is in danger."""
    real = _real(judged)
    pairs = sorted({(KINDS.index(str(one.danger.kind)), one.danger.role or "") for one in real})
    return {
        f"{KINDS[kind]} {role}".strip(): _recall(
            [one for one in _of(real, "kind", KINDS[kind]) if (one.danger.role or "") == role]
        )
        for kind, role in pairs
    }


def by_register(judged: Sequence[Judged]) -> dict[str, dict[str, Share]]:
    """What was seen, and what raised a false alarm, for each way of writing."""
    table = {}
    for name in REGISTERS:
        these = [one for one in _of(judged, "register", name) if one.danger.clarity != EVERYDAY]
        alarms = {clarity: _recall(_of(these, "clarity", clarity)) for clarity in HARMLESS}
        table[name] = {"seen": _recall(_real(these)), **alarms}
    return table


def _real(judged: Sequence[Judged]) -> list[Judged]:
    return [one for one in judged if one.danger.kind]


def _of(judged: Sequence[Judged], field: str, value: str) -> list[Judged]:
    return [one for one in judged if getattr(one.danger, field) == value]


def _recall(judged: Sequence[Judged]) -> Share:
    return share(one.seen for one in judged)
