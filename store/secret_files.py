# SPDX-License-Identifier: EUPL-1.2
"""Secrets that stand in files of their own, as containers and service managers hand them out."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "OMZIEN_SECRETS_DIR"
USUAL = Path("/run/secrets")


def folder(elsewhere: str = "") -> Path | None:
    """Where they are: the folder that the environment names, or else the caller, else the usual one."""
    named = os.environ.get(FOLDER) or elsewhere
    if named:
        return Path(named)
    return USUAL if USUAL.is_dir() else None


def secret(name: str) -> str:
    """The secret of this name, from the environment or else from its file; empty when there is none."""
    given, kept = os.environ.get(name, ""), folder()
    if given or kept is None or not kept.is_dir():
        return given
    files = [file for file in kept.iterdir() if file.name.upper() == name and file.is_file()]
    return files[0].read_text(encoding="utf-8").strip() if files else ""
