# SPDX-License-Identifier: EUPL-1.2
"""The organisation's own texts in a backup: the whole repository, its history and what is not committed."""

from __future__ import annotations

import base64
import io
import shutil
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from content.editing import git
from content.editing.repository import Repository

PIECE = 512 * 1024


def packed(folder: Path) -> Iterator[str]:
    """The folder as pieces of a tar file; nobody publishes meanwhile."""
    if not folder.is_dir():
        return
    with Repository(folder).locked() if git.present() else nullcontext(), io.BytesIO() as whole:
        with tarfile.open(fileobj=whole, mode="w") as tar:
            for each in sorted(folder.iterdir()):
                tar.add(each, each.name, filter=_plain)
        whole.seek(0)
        while piece := whole.read(PIECE):
            yield base64.b64encode(piece).decode()


def unpack(pieces: Iterable[str], folder: Path, aside: Path) -> None:
    """The folder as it was; what is there now goes to `aside`."""
    whole = io.BytesIO(b"".join(base64.b64decode(piece) for piece in pieces))
    folder.mkdir(parents=True, exist_ok=True)
    for each in sorted(folder.iterdir()):
        aside.mkdir(parents=True, exist_ok=True)
        shutil.move(each, aside / each.name)
    with tarfile.open(fileobj=whole) as tar:
        tar.extractall(folder, filter="data")


def used(folder: Path) -> bool:
    """Whether there is more in it than what a start makes by itself."""
    return folder.is_dir() and any(each.name != ".git" for each in folder.iterdir())


def _plain(info: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Files and folders only, without whose they were here."""
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    return info if info.isfile() or info.isdir() else None
