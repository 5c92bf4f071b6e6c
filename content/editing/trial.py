# SPDX-License-Identifier: EUPL-1.2
"""Compiles what the content would be with changes, for whoever tries them out; nothing of it is published."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

from content import compile as compiling
from content.compile import BrokenContent
from content.database import version
from content.editing import rules
from content.editing.change import Change
from content.editing.job import Job, Result, job_of
from content.editing.places import BadKey
from content.editing.scratch import Scratch, scratch
from content.editing.writing import CannotWrite
from content.findings import say
from content.heard_words import PREFIX
from content.loader import load
from content.problem import Problem, errors

COMMIT = "trial"
"""Stands where a publication has its commit: there is none."""


def trial(job: Job) -> Result:
    """Compile it into the folder that is asked for; never raises for what can go wrong on a machine."""
    try:
        job.where.compiled.mkdir(parents=True, exist_ok=True)
        return _compiled(job)
    except BadKey:
        return _refused(job, say("bad_key"))
    except CannotWrite as error:
        return _refused(job, say("press_file", trouble=str(error)))
    except BrokenContent as broken:
        return Result(problems=tuple(broken.problems))
    except (OSError, sqlite3.Error) as error:
        print(f"trial: {type(error).__name__}: {getattr(error, 'errno', '')}", file=sys.stderr)
        return _refused(job, say("press_disk"))


def _compiled(job: Job) -> Result:
    where, overlay = job.where, _overlay(job)
    library = load(where.base, overlay)
    entries = tuple(change for change in job.changes if isinstance(change, Change))
    with scratch(where.base, overlay, job.organisation, where.compiled) as copy:
        _only(copy)
        for change in job.changes:
            copy.make(change, library)
        after = copy.load(library)
        wrong = errors([*after.problems, *rules.of(after, job.organisation, entries, job.today)])
        if wrong:
            return Result(problems=tuple(wrong))
        _words(where.compiled)
        file = compiling.prepare(where.base, copy.root, where.compiled, after)
        compiling.switch(where.compiled, file.name)
    return Result(COMMIT, version(file))


def _overlay(job: Job) -> Path:
    """The layers; an empty folder where nothing was ever published."""
    if job.where.overlay.is_dir():
        return job.where.overlay
    nothing = job.where.compiled / "nothing"
    nothing.mkdir(exist_ok=True)
    return nothing


def _only(copy: Scratch) -> None:
    """Whoever tries something out reads their own layer: what is wrong in another is not in the way."""
    for folder in copy.root.iterdir():
        if folder.name != copy.organisation:
            shutil.rmtree(folder)


def _words(target: Path) -> None:
    """Counting the words of all sentences takes longest: what was counted before is taken over."""
    for counted in target.parent.parent.glob(f"{PREFIX}*.json"):
        with suppress(OSError):
            shutil.copy2(counted, target / counted.name)


def _refused(job: Job, message: str) -> Result:
    return Result(problems=(Problem(job.where.overlay, 1, message),))


def main() -> int:
    """`python -m content.editing.trial`: a job on the input, its result on the output."""
    print(trial(job_of(sys.stdin.read())).as_json())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
