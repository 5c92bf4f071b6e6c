# SPDX-License-Identifier: EUPL-1.2
"""`omzien content check`, `omzien content links` and `omzien content compile`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from content import check as rules
from content import links as websites
from content.checks import base_tables, readability
from content.compile import BrokenContent, compile_content
from content.editing import finishing
from content.editing.job import Where
from content.findings import say
from content.gazetteer import files as place_files
from content.loader import load
from content.problem import Problem, errors

Check = Callable[[Path], list[Problem]]
"""Another room's check of the base."""
BASE = Path(__file__).parent
TARGET = Path("var") / "content"


def check(argv: Sequence[str] | None = None, *others: Check) -> int:
    """Print what is wrong with the content, by `others` too; 1 when anything is, or a tip with `--strict`."""
    parser = _arguments("omzien content check")
    parser.add_argument("--strict", action="store_true", help="a tip fails too")
    options = parser.parse_args(argv)
    with ProcessPoolExecutor() as beside:
        # On another core, so that an editor need not wait for one after the other.
        waiting = [beside.submit(other, options.base) for other in others]
        found = sorted({*_own(options)}.union(*(one.result() for one in waiting)))
    _print(found)
    wrong = errors(found)
    print(_summary(len(wrong), len(found) - len(wrong)))
    return 1 if wrong or (found and options.strict) else 0


def _own(options: argparse.Namespace) -> list[Problem]:
    unreadable = base_tables.problems(options.base)
    if unreadable:
        return unreadable
    library = load(options.base, options.overlay)
    if options.overlay and not options.overlay.is_dir():
        library.remarks.append(Problem(options.overlay, 1, say("overlay_missing"), "hint"))
    return [*rules.of_library(library), *readability.problems(library)]


def _summary(wrong: int, tips: int) -> str:
    if not wrong and not tips:
        return say("check_none")
    return say("check_count", wrong=wrong, tips=tips)


def links(argv: Sequence[str] | None = None) -> int:
    """Ask every website whether it is there; 1 when one is not."""
    parser = _arguments("omzien content links")
    parser.add_argument("--report", type=Path, help="write the report into this file too")
    parser.add_argument("--via", default="", help="ask this address instead of the websites, to try it out")
    options = parser.parse_args(argv)
    asked = list(websites.links(load(options.base, options.overlay), place_files.read(options.base)))
    found = websites.problems(asked, options.via)
    wrong, count = errors(found), len({link.url for link in asked if link.url})
    tips = len(found) - len(wrong)
    last = (
        say("links_count", count=count, wrong=len(wrong), tips=tips)
        if found
        else say("links_none", count=count)
    )
    _print(found)
    print(last)
    if options.report:
        options.report.write_text("\n".join([*map(_line, found), last, ""]), "utf-8")
    return 1 if wrong else 0


def compile(argv: Sequence[str] | None = None) -> int:
    """Compile the content; 1 when it cannot be."""
    parser = _arguments("omzien content compile")
    parser.add_argument("--target", type=Path, default=TARGET, help="where the compiled files stand")
    options = parser.parse_args(argv)
    began = time.perf_counter()
    try:
        path = _compiled(options)
    except BrokenContent as broken:
        _print(broken.problems)
        return 1
    print(f"{path} ({time.perf_counter() - began:.1f} s)")
    return 0


def _compiled(options: argparse.Namespace) -> Path:
    if options.overlay is None:
        return compile_content(options.base, None, options.target)
    return finishing.from_good(Where(options.base, options.overlay, options.target))


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
        print(_line(problem), file=sys.stdout)


def _line(problem: Problem) -> str:
    return f"{_short(problem.file)}:{problem.line}: {problem.said}"


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
