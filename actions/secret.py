# SPDX-License-Identifier: EUPL-1.2
"""What Rasa has to show to be answered: from the environment, or a file as containers hand them out."""

from __future__ import annotations

import os
from pathlib import Path

NAME, FOLDER = "OMZIEN_RASA_SECRET", "OMZIEN_SECRETS_DIR"
USUAL = "/run/secrets"
HEADER = "X-Omzien-Secret"


def secret() -> str:
    """The secret; empty when there is none."""
    given, folder = os.environ.get(NAME, ""), Path(os.environ.get(FOLDER, USUAL))
    if given or not folder.is_dir():
        return given
    files = [file for file in folder.iterdir() if file.name.upper() == NAME and file.is_file()]
    return files[0].read_text(encoding="utf-8").strip() if files else ""
