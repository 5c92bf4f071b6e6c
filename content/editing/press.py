# SPDX-License-Identifier: EUPL-1.2
"""Publishes a change whole or not at all: a copy, the rules, the compiled file, and then one step in git.

The order is the promise. Until the branch moves nothing has happened; from then on everything that follows is
done again by whoever comes next, from the journal. Residents read the compiled file, which is switched last.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

from content import compile as compiling
from content.compile import BrokenContent
from content.database import NoContent, current, version
from content.editing import drift, finishing, record, rules, undoing
from content.editing.basis import basis
from content.editing.change import Change
from content.editing.git import GitFailed, NoGit
from content.editing.job import Clash, Job, Result, Where, job_of
from content.editing.journal import Journal
from content.editing.places import BadKey
from content.editing.repository import Busy, Merging, Repository
from content.editing.scratch import Scratch, scratch
from content.editing.shelf import below
from content.editing.writing import CannotWrite
from content.findings import say
from content.loader import Library, load
from content.problem import Problem, errors


def press(job: Job) -> Result:
    """Publish it; never raises for what can go wrong on a machine."""
    repository = Repository(job.where.overlay, job.organisation)
    try:
        with repository.locked():
            finishing.recover(repository, job.where)
            repository.by_hand()
            return _published(repository, job)
    except NoGit:
        return _refused(job, say("press_no_git"))
    except Busy:
        return _refused(job, say("press_busy"))
    except Merging:
        return _refused(job, say("press_merging"))
    except (GitFailed, OSError, sqlite3.Error) as error:
        print(f"press: {type(error).__name__}: {getattr(error, 'errno', '')}", file=sys.stderr)
        return _refused(job, say("press_disk"))


def _published(repository: Repository, job: Job) -> Result:
    before = repository.git.head()
    there = _already(repository, job)
    if there:
        return Result(there, _version(job.where))
    library = load(job.where.base, job.where.overlay)
    if job.undo:
        made = undoing.changes(repository, library, job.undo)
        job, clashes = undoing.as_job(job, made), made.clashes
    else:
        clashes = _clashes(library, job)
    if clashes:
        return Result(clashes=tuple(clashes))
    if not job.changes:
        return _refused(job, say("press_nothing"))
    with scratch(job.where.base, job.where.overlay, job.organisation, repository.room) as copy:
        return _from_copy(repository, job, library, copy, before)


def _from_copy(repository: Repository, job: Job, library: Library, copy: Scratch, before: str) -> Result:
    try:
        paths = [path for change in job.changes if (path := copy.make(change, library))]
    except BadKey:
        return _refused(job, say("bad_key"))
    except CannotWrite as error:
        return _refused(job, say("press_file", trouble=str(error)))
    entries = tuple(change for change in job.changes if isinstance(change, Change))
    fresh = drift.anew(library, job.organisation, entries)
    after = copy.load(library)
    paths += filter(None, [copy.note_drift(after, below, fresh)])
    wrong = rules.of(after, job.organisation, entries, job.today)
    found = [*after.problems, *wrong]
    if errors(found):
        return Result(problems=tuple(_at_home(job, copy, problem) for problem in errors(found)))
    try:
        file = compiling.prepare(job.where.base, copy.root, job.where.compiled, after)
    except BrokenContent as broken:
        return Result(problems=tuple(_at_home(job, copy, problem) for problem in broken.problems))
    tree = _tree(repository, copy, before, sorted(set(paths)))
    if before and tree == repository.git.text("rev-parse", f"{before}^{{tree}}"):
        compiling.switch(job.where.compiled, file.name)
        return Result(before, version(file))
    return _commit(repository, job, tree, before, Journal(before, "", tuple(sorted(set(paths))), file.name))


def _commit(repository: Repository, job: Job, tree: str, before: str, noted: Journal) -> Result:
    names = [change.name for change in job.changes if isinstance(change, Change)]
    message = record.message(job.words, job.organisation, names, job.note)
    after = repository.prepared(tree, before, job.who, message)
    noted = Journal(before, after, noted.paths, noted.version)
    noted.write(repository.room)
    finishing.reserve(repository)
    repository.advance(after, before)
    try:
        finishing.finish(repository, job.where, noted)
    except (GitFailed, OSError) as error:
        # It is published: whoever comes next, within a second as a rule, finishes it from the journal.
        print(f"press: to be finished: {type(error).__name__}", file=sys.stderr)
    return Result(after, version(job.where.compiled / noted.version))


def _tree(repository: Repository, copy: Scratch, before: str, paths: list[str]) -> str:
    """What the repository holds with these files of the copy in it; nobody's index is touched."""
    with tempfile.TemporaryDirectory(dir=repository.room) as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index"), "GIT_WORK_TREE": str(copy.root)}
        git = repository.git
        if before:
            git.run("read-tree", before, environment=index)
        for path in paths:
            there = (copy.root / path).is_file()
            blob = git.text("hash-object", "-w", "--no-filters", str(copy.root / path)) if there else ""
            entry = f"100644 {blob}\t{path}" if there else f"0 {'0' * 40}\t{path}"
            git.run("update-index", "--add", "--index-info", given=f"{entry}\n".encode(), environment=index)
        return git.text("write-tree", environment=index)


def _already(repository: Repository, job: Job) -> str:
    """The commit this draft became before, by who was killed before they could say so."""
    if not job.note or not repository.git.head():
        return ""
    looked_for = f"^{record.DRAFT}: {job.note}$"
    return repository.git.text("log", "-1", "--format=%H", f"--grep={looked_for}")


def _clashes(library: Library, job: Job) -> list[Clash]:
    found = []
    for change in job.changes:
        if isinstance(change, Change) and change.name in job.basis:
            own = library.layers.get(job.organisation, {}).get(change.kind, {}).get(change.key)
            now = own.data if own else None
            if basis(now) != job.basis[change.name]:
                found.append(Clash(change.name, now))
    return found


def _version(where: Where) -> str:
    try:
        return version(current(where.compiled))
    except NoContent:
        return ""


def _at_home(job: Job, copy: Scratch, problem: Problem) -> Problem:
    """The problem with its file as the editor knows it."""
    if not problem.file.is_relative_to(copy.root):
        return problem
    file = job.where.overlay / problem.file.relative_to(copy.root)
    return Problem(file, problem.line, problem.message, problem.weight, problem.where)


def _refused(job: Job, message: str) -> Result:
    return Result(problems=(Problem(job.where.overlay, 1, message),))


def main() -> int:
    """`python -m content.editing.press`: a job on the input, its result on the output."""
    print(press(job_of(sys.stdin.read())).as_json())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
