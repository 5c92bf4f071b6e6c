# SPDX-License-Identifier: EUPL-1.2
"""`python -m actions`: the action server on loopback."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import uvicorn

from actions.logs import configure
from actions.secret import NAME, secret
from actions.server import application

PORT = 5055
KEPT_S = 75
"""Longer than Rasa keeps a connection it does not use (15 s), so that it never asks over one that is gone."""


def main() -> None:
    """Serve until told to stop; on loopback, unless a private network of containers is asked for."""
    configure()
    options = argparse.ArgumentParser(prog="actions", description=__doc__)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=int(os.environ.get("OMZIEN_ACTIONS_PORT", PORT)))
    options.add_argument(
        "--content", type=Path, default=Path(os.environ.get("OMZIEN_COMPILED", "var/content"))
    )
    given = options.parse_args()
    # One worker: the catalogue is small and a turn takes milliseconds; more would cost memory only.
    shown = secret()
    if not shown:
        sys.exit(f"The action server cannot start: {NAME} is not set")
    app = application(given.content, shown)
    # Its own log would print what an error says.
    uvicorn.run(
        app,
        host=given.host,
        port=given.port,
        log_config=None,
        access_log=False,
        timeout_keep_alive=KEPT_S,
    )


if __name__ == "__main__":
    main()
