# SPDX-License-Identifier: EUPL-1.2
"""Where this installation keeps what it makes; the same folder `OMZIEN_VAR_DIR` names for every part."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def var() -> Path:
    """The folder for everything made at run time, `var` where nothing else was set."""
    return Path(os.environ.get("OMZIEN_VAR_DIR") or ROOT / "var")


def compiled() -> Path:
    """Where the compiled content stands."""
    return var() / "content"


def models() -> Path:
    """Where trained models stand."""
    return var() / "models"


def master_key() -> Path:
    """The file with the key that wraps every conversation's key."""
    return var() / "master.key"
