# SPDX-License-Identifier: EUPL-1.2
"""`python -m actions`: the action server on loopback."""

from __future__ import annotations

import os
from pathlib import Path

import uvicorn

from actions.server import application

PORT = 5055


def main() -> None:
    """Serve until told to stop."""
    directory = Path(os.environ.get("OMZIEN_COMPILED", "var/content"))
    port = int(os.environ.get("OMZIEN_ACTIONS_PORT", PORT))
    # One worker: the catalogue is small and a turn takes milliseconds; more would cost memory only.
    uvicorn.run(application(directory), host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
