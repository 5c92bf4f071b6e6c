# SPDX-License-Identifier: EUPL-1.2
"""The `git` program on one repository, without anything of the machine's own settings."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

SECONDS = 60.0
FROM_AWAY_S = 30.0
BRANCH = "refs/heads/main"
QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_SSH_COMMAND": "ssh -o BatchMode=yes -o ConnectTimeout=10",
    "LC_ALL": "C.UTF-8",
}
SETTINGS = ("core.quotePath=false", "core.autocrlf=false", "core.fsync=all", "gc.auto=0", "safe.directory=*")
ALWAYS = tuple(word for setting in SETTINGS for word in ("-c", setting))
"""Bytes as they are, and on the disk before a commit counts."""


class GitFailed(RuntimeError):
    """What git said when it did not do what was asked; it names files, never addresses."""


class NoGit(RuntimeError):
    """The program is not there."""


def present() -> bool:
    """Whether there is a `git` to call."""
    return shutil.which("git") is not None


class Git:
    """Commands in the repository that belongs to `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(
        self,
        *command: str,
        given: bytes = b"",
        environment: Mapping[str, str] | None = None,
        seconds: float = SECONDS,
    ) -> bytes:
        """What the command prints; GitFailed, NoGit or TimeoutExpired (a GitFailed too) when it does not."""
        try:
            done = subprocess.run(
                ("git", *ALWAYS, *command),
                cwd=self.folder,
                input=given,
                capture_output=True,
                env={**os.environ, **QUIET, **(environment or {})},
                timeout=seconds,
                check=False,
            )
        except FileNotFoundError:
            raise NoGit("git") from None
        except subprocess.TimeoutExpired:
            raise GitFailed(f"git {command[0]}: after {seconds:.0f} s") from None
        if done.returncode:
            raise GitFailed(f"git {command[0]}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout

    def text(self, *command: str, environment: Mapping[str, str] | None = None) -> str:
        """What the command prints, as text without the last line's end."""
        return self.run(*command, environment=environment).decode("utf-8", "replace").strip()

    def head(self) -> str:
        """The last commit; empty where there is none yet."""
        try:
            return self.text("rev-parse", "--verify", "--quiet", "HEAD")
        except GitFailed:
            return ""

    def blob(self, commit: str, path: str) -> bytes | None:
        """A file as it was in a commit; None where it was not there."""
        try:
            return self.run("cat-file", "blob", f"{commit}:{path}")
        except GitFailed:
            return None

    def parts(self, tree: str) -> dict[str, str]:
        """What stands directly in a tree, by name: its mode, sort and id, as git writes them."""
        lines = self.run("ls-tree", "-z", tree).decode("utf-8", "surrogateescape").split("\0")
        return {name: part for part, _, name in (line.partition("\t") for line in lines if line)}

    def tree(self, parts: Mapping[str, str]) -> str:
        """The tree that has these parts."""
        lines = "".join(f"{part}\t{name}\0" for name, part in parts.items())
        return self.run("mktree", "-z", given=lines.encode("utf-8", "surrogateescape")).decode().strip()
