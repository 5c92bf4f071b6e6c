# SPDX-License-Identifier: EUPL-1.2
"""`make hsds`: fetches the examples the specification publishes; they are its own, and not kept here."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

SOURCE = "https://github.com/openreferral/specification"


@dataclass(frozen=True)
class Published:
    """A file of the specification at one commit, and how many characters it has there."""

    name: str
    commit: str
    characters: int


FILES = (
    Published("service_full.json", "0aadc412d959f27166709c3d15d478886afc9c67", 23_038),
    Published("tabular.json", "b8232dca152d3e4267485862f60897e1e9697717", 11_255),
)


def fetch(into: Path, source: str = SOURCE, files: tuple[Published, ...] = FILES) -> None:
    """Put the files into a folder; only their own commits are asked for. SystemExit says what is wrong."""
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _git(folder, "init", "--quiet")
        for file in files:
            _git(folder, "fetch", "--quiet", "--depth=1", source, file.commit)
            text = _git(folder, "show", f"FETCH_HEAD:examples/{file.name}")
            if len(text) != file.characters:
                raise SystemExit(f"{file.name} has {len(text)} characters, not {file.characters}")
            (into / file.name).write_text(text, "utf-8")


def _git(folder: str, *command: str) -> str:
    done = subprocess.run(("git", "-C", folder, *command), capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"git {command[0]}: {done.stderr.decode().strip()}")
    return done.stdout.decode("utf-8")


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
