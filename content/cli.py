# SPDX-License-Identifier: EUPL-1.2
"""`omzien content check` and `omzien content compile`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from content import check as rules
from content.compile import BrokenContent, compile_content
from content.problem import Problem

Check = Callable[[Path], list[Problem]]
"""Another room's check of the base."""
BASE = Path(__file__).parent
TARGET = Path("var") / "content"


def check(argv: Sequence[str] | None = None, *others: Check) -> int:
    """Print what is wrong with the content, by `others` too; 1 when anything is."""
    options = _arguments("omzien content check").parse_args(argv)
    with ProcessPoolExecutor() as beside:
        # On another core, so that an editor need not wait for one after the other.
        waiting = [beside.submit(other, options.base) for other in others]
        found = {*rules.check(options.base, options.overlay)}.union(*(one.result() for one in waiting))
    _print(sorted(found))
    if not found:
        print("Alles klopt.")
    return 1 if found else 0


def compile(argv: Sequence[str] | None = None) -> int:
    """Compile the content; 1 when it cannot be."""
    parser = _arguments("omzien content compile")
    parser.add_argument("--target", type=Path, default=TARGET, help="where the compiled files stand")
    options = parser.parse_args(argv)
    began = time.perf_counter()
    try:
        path = compile_content(options.base, options.overlay, options.target)
    except BrokenContent as broken:
        _print(broken.problems)
        return 1
    print(f"{path} ({time.perf_counter() - began:.1f} s)")
    return 0


def _arguments(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name)
    parser.add_argument("--base", type=Path, default=BASE, help="the content that ships with Omzien")
    overlay = os.environ.get("CONTENT_DIR")
    parser.add_argument(
        "--overlay",
        type=Path,
        default=Path(overlay) if overlay else None,
        help="the installation's own content, one folder for each organisation (CONTENT_DIR)",
    )
    return parser


def _print(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(f"{_short(problem.file)}:{problem.line}: {problem.message}", file=sys.stdout)


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
