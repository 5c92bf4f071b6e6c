# SPDX-License-Identifier: EUPL-1.2
"""Measures the detector on sentences it never learned from: `python -m nlu.safety.evaluate [file.jsonl]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nlu.safety.examples import Example, everyday, held_out, kept_apart
from nlu.safety.safety import HERE, Safety
from nlu.safety.verdict import Verdict

DANGERS = ("suicide", "geweld", "gevaar")


@dataclass(frozen=True)
class Judged:
    """A sentence with its verdict."""

    example: Example
    verdict: Verdict


def judge(safety: Safety, examples: Sequence[Example]) -> list[Judged]:
    """The verdict on each sentence."""
    return [Judged(example, safety.check(example.text)) for example in examples]


def share(of: Sequence[Judged], good: int) -> str:
    """`good` of these, as a figure and a percentage."""
    return f"{good:4d} of {len(of):4d} ({100 * good / max(len(of), 1):5.1f}%)"


def recall(judged: Sequence[Judged], kind: str) -> float:
    """How much of a kind was seen as danger, of whatever kind."""
    these = [one for one in judged if one.example.kind == kind]
    return sum(one.verdict.kind is not None for one in these) / max(len(these), 1)


def false_alarms(judged: Sequence[Judged], role: str | None = None) -> float:
    """How much of the harmless sentences was taken for danger."""
    these = [one for one in judged if one.example.kind == "none" and role in (None, one.example.role)]
    return sum(one.verdict.kind is not None for one in these) / max(len(these), 1)


def report(judged: Sequence[Judged]) -> list[str]:
    """The figures as lines."""
    lines = []
    for kind in DANGERS:
        these = [one for one in judged if one.example.kind == kind]
        seen = [one for one in these if one.verdict.kind]
        right = [one for one in seen if one.verdict.kind == kind]
        clear = [one for one in right if one.verdict.certainty == "clear"]
        roles = [one for one in right if one.verdict.role == one.example.role]
        lines += [
            f"{kind:8s} seen {share(these, len(seen))}  right kind {share(these, len(right))}",
            f"{'':8s} clear {share(these, len(clear))}"
            + (f"  right role {share(right, len(roles))}" if roles else ""),
        ]
    for role in sorted({one.example.role for one in judged if one.example.kind == "none"}):
        these = [one for one in judged if one.example.kind == "none" and one.example.role == role]
        alarms = [one for one in these if one.verdict.kind]
        clear = [one for one in alarms if one.verdict.certainty == "clear"]
        lines.append(f"none     {role}: alarm {share(these, len(alarms))}, of which clear {len(clear)}")
    return lines


def missed(judged: Sequence[Judged]) -> list[str]:
    """The sentences that went wrong, as lines."""
    wrong = [one for one in judged if (one.example.kind != "none") != (one.verdict.kind is not None)]
    return [f"{one.example.kind:8s} -> {one.verdict.kind or 'none'}: {one.example.text}" for one in wrong]


def from_lines(path: Path) -> list[Example]:
    """Sentences from a file of JSON lines with `text` and `crisis`."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Example(row["text"], row["crisis"] or "none", row.get("register", "")) for row in rows]


def unseen_everyday() -> list[Example]:
    """The fifth of Rasa's own sentences that was kept apart: harmless, and in somebody else's words."""
    return [example for example in everyday(HERE.parent) if kept_apart(example)]


def main(arguments: Sequence[str]) -> int:
    """Print the figures of the held-out sentences, or of a file of JSON lines."""
    examples = from_lines(Path(arguments[0])) if arguments else [*held_out(HERE), *unseen_everyday()]
    judged = judge(Safety.load(), examples)
    print("\n".join([*report(judged), "", *missed(judged)]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
