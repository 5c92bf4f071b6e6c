# SPDX-License-Identifier: EUPL-1.2
"""What follows on the one step that publishes: done by who took it, or from the journal by who comes next."""

from __future__ import annotations

from pathlib import Path

from content import compile as compiling
from content.compile import BrokenContent
from content.editing import journal, standing
from content.editing.git import GitFailed, NoGit
from content.editing.job import Where
from content.editing.journal import Journal
from content.editing.repository import Busy, Merging, Repository, durable
from content.editing.scratch import scratch

BALLAST = "ballast"
ROOM = 1_000_000
"""Bytes; files of an import are larger, and are tried again until there is room."""


def settle(where: Where) -> bool:
    """Finish what a crash left half done, if anything; False when it cannot be done now."""
    repository = Repository(where.overlay)
    try:
        if not (where.overlay / ".git").exists() or journal.read(repository.room) is None:
            return True
        with repository.locked():
            recover(repository, where)
    except (GitFailed, NoGit, Busy, Merging, OSError, BrokenContent):
        return False
    return True


def recover(repository: Repository, where: Where) -> None:
    """Finish what somebody published and could not finish; forget what never came so far."""
    noted = journal.read(repository.room)
    if noted is None:
        return
    if _arrived(repository, noted.after):
        finish(repository, where, noted)
    else:
        journal.done(repository.room)


def _arrived(repository: Repository, commit: str) -> bool:
    try:
        repository.git.run("merge-base", "--is-ancestor", commit, "HEAD")
    except GitFailed:
        return False
    return True


def finish(repository: Repository, where: Where, noted: Journal) -> None:
    """The files as published, the compiled content switched, and nothing left to be done."""
    (repository.room / BALLAST).unlink(missing_ok=True)
    for path in noted.paths:
        _lay_down(repository, path, noted)
    repository.git.run("read-tree", "HEAD")
    if (where.compiled / noted.version).is_file():
        compiling.switch(where.compiled, noted.version)
    else:
        compiled(repository, where)
    journal.done(repository.room)


def compiled(repository: Repository, where: Where) -> Path:
    """Compile what is good: in place of a layer somebody spoilt by hand, as it was before.

    BrokenContent for one that is spoilt and never was good.
    """
    try:
        now = repository.as_it_is()
    except Merging:
        now = ""
    with scratch(where.base, where.overlay, repository.organisation, repository.room) as copy:
        standing.lay(repository, copy.root, now)
        try:
            return compiling.compile_content(where.base, copy.root, where.compiled)
        except BrokenContent as broken:
            raise BrokenContent([copy.at_home(problem) for problem in broken.problems]) from None


def from_good(where: Where) -> Path:
    """The same for who starts Omzien; all files as they are where git cannot be asked what was good."""
    repository = Repository(where.overlay)
    if (where.overlay / ".git").exists():
        try:
            with repository.locked():
                return compiled(repository, where)
        except (GitFailed, NoGit, Busy, OSError):
            pass
    return compiling.compile_content(where.base, where.overlay, where.compiled)


def _lay_down(repository: Repository, path: str, noted: Journal) -> None:
    """Put a published file in its place, unless somebody wrote in it by hand meanwhile: that stays theirs."""
    target = repository.overlay / path
    now = target.read_bytes() if target.is_file() else None
    before = repository.git.blob(noted.before, path) if noted.before else None
    after = repository.git.blob(noted.after, path)
    if now == after or now != before:
        return
    if after is None:
        target.unlink(missing_ok=True)
    else:
        durable(target, after)


def reserve(repository: Repository) -> None:
    """Keep room on the disk for the few small files that come after the step in git."""
    durable(repository.room / BALLAST, b"." * ROOM)
