# SPDX-License-Identifier: EUPL-1.2
"""Publishes a change whole or not at all: a copy, the rules, the compiled file, and then one step in git.

The order is the promise. Until the branch moves nothing has happened; from then on everything that follows is
done again by whoever comes next, from the journal. Residents read the compiled file, which is switched last.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content import compile as compiling
from content.compile import BrokenContent
from content.database import NoContent, current, version
from content.editing import drift, finishing, hand, record, rules, standing, undoing
from content.editing.basis import basis
from content.editing.change import Change, LayerFile
from content.editing.delicate import delicate
from content.editing.git import GitFailed, NoGit
from content.editing.job import Clash, Job, Result, Where, job_of
from content.editing.journal import Journal
from content.editing.places import BadKey
from content.editing.repository import Busy, Merging, Repository
from content.editing.scratch import Scratch, scratch
from content.editing.shelf import below
from content.editing.writing import CannotWrite
from content.findings import say
from content.library import Library
from content.loader import load
from content.problem import Problem, errors


def press(job: Job) -> Result:
    """Publish it; never raises for what can go wrong on a machine."""
    repository = Repository(job.where.overlay, job.organisation)
    try:
        with repository.locked():
            finishing.recover(repository, job.where)
            result = _published(repository, job)
            if job.hand or result.commit:
                hand.tell(job.where, job.organisation, result.problems)
            return result
    except NoGit:
        return _refused(job, say("press_no_git"))
    except Busy:
        return _refused(job, say("press_busy"))
    except Merging:
        return _refused(job, say("press_merging"))
    except (GitFailed, OSError, sqlite3.Error) as error:
        print(f"press: {type(error).__name__}: {getattr(error, 'errno', '')}", file=sys.stderr)
        return _refused(job, say("press_disk"))


@dataclass(frozen=True)
class _Stand:
    """What the branch is at, all files as they are now, and what somebody changed in them by hand."""

    head: str
    now: str
    by_hand: tuple[hand.Written, ...]


def _published(repository: Repository, job: Job) -> Result:
    there = _already(repository, job)
    if there:
        return Result(there, _version(job.where))
    library, now = load(job.where.base, job.where.overlay), repository.as_it_is()
    stand = _Stand(repository.git.head(), now, tuple(hand.changes(repository, library, now)))
    if job.undo:
        made = undoing.changes(repository, library, job.undo)
        job, clashes = undoing.as_job(job, made), made.clashes
    else:
        clashes = _clashes(library, job)
    if clashes:
        return Result(clashes=tuple(clashes))
    if not job.changes and not job.hand:
        return _refused(job, say("press_nothing"))
    with scratch(job.where.base, job.where.overlay, job.organisation, repository.room) as copy:
        standing.lay(repository, copy.root, now, job.organisation, library)
        return _from_copy(repository, job, library, copy, stand)


def _from_copy(repository: Repository, job: Job, library: Library, copy: Scratch, stand: _Stand) -> Result:
    try:
        paths = [path for change in job.changes if (path := copy.make(change, library))]
    except BadKey:
        return _refused(job, say("bad_key"))
    except CannotWrite as error:
        return _refused(job, say("press_file", trouble=str(error)))
    entries = tuple(change for change in job.changes if isinstance(change, Change))
    after = copy.load(library)
    paths += filter(None, [copy.note_drift(after, below, drift.anew(library, job.organisation, entries))])
    found = [*after.problems, *_weighed(job, after, entries, stand)]
    if errors(found):
        return Result(problems=tuple(copy.at_home(problem) for problem in errors(found)))
    try:
        file = compiling.prepare(job.where.base, copy.root, job.where.compiled, after, library)
    except BrokenContent as broken:
        return Result(problems=tuple(copy.at_home(problem) for problem in broken.problems))
    parent = repository.by_hand(stand.now, stand.head, _by_hand(job, library, stand))
    tree = _tree(repository, copy, parent, sorted(set(paths)))
    if parent and tree == repository.git.text("rev-parse", f"{parent}^{{tree}}"):
        return _no_more_than_that(repository, job, parent, stand, file)
    noted = Journal(parent, "", tuple(sorted(set(paths))), file.name)
    return _commit(repository, job, library, tree, stand, noted)


def _weighed(job: Job, after: Library, entries: tuple[Change, ...], stand: _Stand) -> Iterator[Problem]:
    """What the rules say of what changes, and of what was changed by hand and is not online yet."""
    ours = {change.name for change in entries}
    by_hand = [one.change for one in stand.by_hand if one.change.name not in ours]
    yield from rules.of(after, job.organisation, [*entries, *by_hand], job.today)
    yield from rules.of_sentences(after, job.organisation, job.changes)


def _no_more_than_that(repository: Repository, job: Job, parent: str, stand: _Stand, file: Path) -> Result:
    """Nothing changes, or only what was written by hand already."""
    if parent != stand.head:
        repository.advance(parent, stand.head)
    repository.git.run("read-tree", "HEAD")
    compiling.switch(job.where.compiled, file.name)
    standing.note(repository, job.organisation, parent)
    return Result(parent, version(file))


def _commit(
    repository: Repository, job: Job, library: Library, tree: str, stand: _Stand, noted: Journal
) -> Result:
    head = stand.head
    # What only notes something of files written by hand belongs in the same commit.
    parent = head if job.hand else noted.before
    after = repository.prepared(tree, parent, job.who, _message(job, library, stand))
    noted = Journal(noted.before, after, noted.paths, noted.version)
    noted.write(repository.room)
    finishing.reserve(repository)
    repository.advance(after, head)
    try:
        finishing.finish(repository, job.where, noted)
        standing.note(repository, job.organisation, after)
    except (GitFailed, OSError) as error:
        # It is published: whoever comes next, within a second as a rule, finishes it from the journal.
        print(f"press: to be finished: {type(error).__name__}", file=sys.stderr)
    return Result(after, version(job.where.compiled / noted.version))


def _message(job: Job, library: Library, stand: _Stand) -> str:
    if job.hand:
        return _by_hand(job, library, stand)
    names = [change.name for change in job.changes if isinstance(change, Change)]
    alone = not job.agreed and any(
        _delicate(job, library, change, _own(job, library, change)) for change in job.changes
    )
    return record.message(job.words, job.organisation, names, job.note, alone, job.authors)


def _by_hand(job: Job, library: Library, stand: _Stand) -> str:
    alone = any(_delicate(job, library, one.change, one.before) for one in stand.by_hand)
    return record.message(record.BY_HAND, job.organisation, (), alone=alone)


def _own(job: Job, library: Library, change: Change | LayerFile) -> dict[str, Any] | None:
    """What the layer says of the same entry."""
    if isinstance(change, LayerFile):
        return None
    own = library.layers.get(job.organisation, {}).get(change.kind, {}).get(change.key)
    return own.data if own else None


def _delicate(job: Job, library: Library, change: Change | LayerFile, before: dict[str, Any] | None) -> bool:
    """Whether somebody else should see it too."""
    if isinstance(change, LayerFile):
        return change.path.startswith("directory/")
    base = below(library, change.kind, job.organisation).get(change.key)
    return delicate(change, base.data if base else None, before)


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


def _refused(job: Job, message: str) -> Result:
    return Result(problems=(Problem(job.where.overlay, 1, message),))


def main() -> int:
    """`python -m content.editing.press`: a job on the input, its result on the output."""
    # It lives for seconds and has no rings to free: looking for them in a large directory takes long.
    gc.disable()
    print(press(job_of(sys.stdin.read())).as_json())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
