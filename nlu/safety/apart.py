# SPDX-License-Identifier: EUPL-1.2
"""How danger is heard in sentences that nothing was learned from and anybody may read, to choose limits and
rules by: `python -m nlu.safety.apart [FILE ...]`. What `make eval` measures by stays unread."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlu.safety.examples import NONE, BadLine, Example, lines
from nlu.safety.safety import Safety

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "eval" / "apart"
Heard = tuple[Example, str | None]
"""A sentence, and the kind of danger that was seen in it."""


@dataclass(frozen=True)
class Figures:
    """Shares of a hundred: danger seen, of it the right kind, and harmless sentences in which it was seen."""

    danger: int
    seen: float
    right: float
    harmless: int
    alarms: float

    @classmethod
    def of(cls, heard: Iterable[Heard]) -> Figures:
        """Of so many sentences; 0 of none."""
        all_of_them = list(heard)
        danger = [(example.kind, kind) for example, kind in all_of_them if example.kind != NONE]
        harmless = [kind for example, kind in all_of_them if example.kind == NONE]
        seen = [pair for pair in danger if pair[1]]
        right = [pair for pair in seen if pair[0] == pair[1]]
        return cls(
            len(danger),
            _share(seen, danger),
            _share(right, seen),
            len(harmless),
            _share([kind for kind in harmless if kind], harmless),
        )

    def __str__(self) -> str:
        return (
            f"danger seen {self.seen:5.1f} % of {self.danger:5} (right kind {self.right:5.1f} %), "
            f"false alarms {self.alarms:5.1f} % of {self.harmless:5}"
        )


def _share(part: Sequence[object], whole: Sequence[object]) -> float:
    return 100 * len(part) / len(whole) if whole else 0.0


def heard(safety: Safety, path: Path) -> list[Heard]:
    """Every sentence of a file; BadLine when it is not well formed."""
    return [(example, safety.check(example.text).kind) for example in lines(path)]


def main(argv: list[str]) -> int:
    """A line for each file, and one for all."""
    parser = argparse.ArgumentParser(prog="nlu.safety.apart", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args(argv).files or sorted(FOLDER.glob("*.txt"))
    safety, every = Safety.load(), list[Heard]()
    try:
        for path in files:
            found = heard(safety, path)
            every += found
            print(f"{path.stem:12} {Figures.of(found)}")
    except (BadLine, OSError) as error:
        sys.exit(f"nothing can be measured: {error}")
    print(f"{'all':12} {Figures.of(every)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
