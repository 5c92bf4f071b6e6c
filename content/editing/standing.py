# SPDX-License-Identifier: EUPL-1.2
"""What residents read of each organisation's layer: its files when they were last found good.

Git keeps it under a name of its own. A file somebody spoils by hand changes nothing for residents, and keeps
no other organisation from publishing.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote, unquote

from content.checks import override, structure
from content.editing.repository import Repository
from content.entry import KINDS
from content.library import BASE, Library

REFS = "refs/omzien/good/"


def good(repository: Repository) -> dict[str, str]:
    """By organisation, the tree that was found good last."""
    printed = repository.git.text("for-each-ref", "--format=%(refname) %(objectname)", REFS)
    lines = (line.partition(" ") for line in printed.splitlines())
    return {unquote(name.removeprefix(REFS)): tree for name, _, tree in lines}


def note(repository: Repository, organisation: str, commit: str) -> None:
    """This organisation's files, as they are in a commit, are good."""
    tree = layers(repository, commit).get(organisation)
    name = REFS + quote(organisation, safe="").replace(".", "%2E")
    if tree is not None:
        repository.git.run("update-ref", name, tree)
    elif organisation in good(repository):
        repository.git.run("update-ref", "-d", name)


def layers(repository: Repository, tree: str) -> dict[str, str]:
    """By organisation, its folder in a commit or a tree."""
    parts = repository.git.parts(tree) if tree else {}
    return {n: part.split()[2] for n, part in parts.items() if " tree " in part and n[0] not in "._"}


def lay(
    repository: Repository, root: Path, now: str, organisation: str = "", library: Library | None = None
) -> None:
    """In a copy of all layers, put what is good in place of what others have written by hand since.

    With the `library` that was read of all files, a layer is left out that is unfit and never was good.
    """
    found, there = good(repository), layers(repository, now)
    for other in {*there, *found} - {organisation}:
        if other in found and found[other] != there.get(other):
            shutil.rmtree(root / other, ignore_errors=True)
            take_out(repository, found[other], root / other)
        elif other not in found and library is not None and unfit(library, other):
            shutil.rmtree(root / other, ignore_errors=True)


def take_out(repository: Repository, tree: str, folder: Path) -> None:
    """The files of a tree, in a folder."""
    with tempfile.TemporaryDirectory(dir=repository.room) as scratch:
        environment = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
        repository.git.run("read-tree", tree, environment=environment)
        repository.git.run("checkout-index", "--all", f"--prefix={folder}/", environment=environment)


def unfit(library: Library, organisation: str) -> bool:
    """Whether nothing can be made of a layer."""
    if any(layer_of(library, problem.file) == organisation for problem in library.problems):
        return True
    entries = (entry for kind in KINDS for entry in library.changed(kind, organisation).values())
    if any(True for entry in entries for _ in structure.unfit(entry)):
        return True
    return any(layer_of(library, p.file) == organisation for p in override.safety_problems(library))


def layer_of(library: Library, path: Path) -> str:
    """Whose layer a file is in."""
    overlay = library.overlay
    return path.relative_to(overlay).parts[0] if overlay and path.is_relative_to(overlay) else BASE
