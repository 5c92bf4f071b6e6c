# SPDX-License-Identifier: EUPL-1.2
"""`python -m nlu.baseline.parse`: what a Rasa model says of each message, one by one, and how long it took.

Runs in the environment of either model, so it imports nothing but Rasa before it knows which.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WARM = 50
"""Messages parsed before the clock counts."""


async def parse(model: Path, texts: Sequence[str]) -> list[dict[str, Any]]:
    """Intent, ranking and milliseconds of each text."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))
    for text in texts[:WARM]:
        await agent.parse_message(text)
    rows = []
    for text in texts:
        began, used = time.perf_counter(), time.process_time()
        found = await agent.parse_message(text)
        rows.append(
            {
                "ms": 1000 * (time.perf_counter() - began),
                "processor_ms": 1000 * (time.process_time() - used),
                "intent": found["intent"]["name"],
                "ranking": [(one["name"], one["confidence"]) for one in found.get("intent_ranking", [])],
            }
        )
    return rows


def _quiet() -> None:
    import logging

    import structlog
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


def main(argv: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="nlu.baseline.parse", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("texts", type=Path, help="a JSON list")
    parser.add_argument("out", type=Path)
    parser.add_argument("--ours", action="store_true", help="with what our Rasa needs")
    given = parser.parse_args(argv)
    warnings.simplefilter("ignore")
    if given.ours:
        from nlu.runtime import prepare

        prepare()
    _quiet()
    rows = asyncio.run(parse(given.model, json.loads(given.texts.read_text("utf-8"))))
    given.out.write_text(json.dumps(rows), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
