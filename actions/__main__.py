# SPDX-License-Identifier: EUPL-1.2
"""`python -m actions`: the action server on loopback."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import uvicorn

from actions.server import application

PORT = 5055


def main() -> None:
    """Serve until told to stop; on loopback, unless a private network of containers is asked for."""
    options = argparse.ArgumentParser(prog="actions", description=__doc__)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=int(os.environ.get("OMZIEN_ACTIONS_PORT", PORT)))
    options.add_argument(
        "--content", type=Path, default=Path(os.environ.get("OMZIEN_COMPILED", "var/content"))
    )
    given = options.parse_args()
    # One worker: the catalogue is small and a turn takes milliseconds; more would cost memory only.
    app = application(given.content)
    uvicorn.run(app, host=given.host, port=given.port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
