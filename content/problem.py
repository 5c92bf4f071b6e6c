# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a file, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Weight = Literal["error", "hint"]
"""An error stops a publication; a hint is a tip to an editor who may know better."""


@dataclass(frozen=True, order=True)
class Problem:
    """One line of `omzien content check`; `where` is the way to the field inside its entry, for a form."""

    file: Path
    line: int
    message: str
    weight: Weight = "error"
    where: tuple[str | int, ...] = field(default=(), compare=False)

    @property
    def said(self) -> str:
        """The message as an editor reads it."""
        return f"tip: {self.message}" if self.weight == "hint" else self.message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.said}"


def errors(problems: list[Problem]) -> list[Problem]:
    """Those that stop a publication."""
    return [problem for problem in problems if problem.weight == "error"]
