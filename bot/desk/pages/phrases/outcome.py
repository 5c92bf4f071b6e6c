# SPDX-License-Identifier: EUPL-1.2
"""What came of learning, as rows for the page: before and after, and which sentences would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.training.progress import Progress

Text = Callable[..., str]
FIGURES = ("top_1", "top_3", "out_of_scope", "refused", "human", "recall")
DECISIONS = ("sure", "confirm", "unsure", "out_of_scope")
MOST = 40


@dataclass(frozen=True)
class Row:
    """A figure before and after, in words; `fell` marks one that is why a model was refused."""

    name: str
    before: str
    after: str
    fell: bool


@dataclass(frozen=True)
class Flip:
    """A sentence, and what was and would be made of it."""

    text: str
    before: str
    after: str


def rows(text: Text, progress: Progress) -> list[Row]:
    """The figures that were measured."""
    figures = progress.report.get("figures") or {}
    measured = [(name, figures[name], name) for name in FIGURES if name in figures]
    own = progress.report.get("held") or {}
    if own.get("of"):
        measured.append(("own", [[own["before"], own["of"]], [own["after"], own["of"]]], "held"))
    return [
        Row(text(f"desk_phrases_figure_{name}"), _share(before), _share(after), rule in progress.worse)
        for name, (before, after), rule in measured
    ]


def flips(text: Text, named: Mapping[str, str], progress: Progress) -> list[Flip]:
    """Sentences that would be answered in another way."""
    return [
        Flip(one["text"], *(_taken(text, named, one[side]) for side in ("before", "after")))
        for one in (progress.report.get("flips") or ())[:MOST]
    ]


def effect(text: Text, progress: Progress) -> str:
    """How many of the new sentences are understood now; nothing where there were none."""
    taught = progress.report.get("taught") or {}
    if not taught.get("of"):
        return ""
    key = "desk_phrases_effect" if progress.stage == "live" else "desk_phrases_effect_refused"
    return text(key, **{name: str(taught[name]) for name in ("of", "before", "after")})


def _share(part: tuple[int, int]) -> str:
    good, of = part
    return f"{100 * good / of:.1f} %".replace(".", ",") if of else "–"


def _taken(text: Text, named: Mapping[str, str], found: Mapping[str, Any]) -> str:
    decision = found["decision"] if found["decision"] in DECISIONS else "unsure"
    theme = next((named.get(key, key) for key in found["themes"]), "")
    return text(f"desk_phrases_taken_{decision}", theme=theme)
