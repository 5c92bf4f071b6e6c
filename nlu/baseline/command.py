# SPDX-License-Identifier: EUPL-1.2
"""A command of its own, and what it cost."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlu.directory import ROOT
from nlu.runtime import QUIET

THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "TF_INTRA_OP_PARALLELISM_THREADS",
    "TF_INTER_OP_PARALLELISM_THREADS",
)
TENSORFLOW = {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3"}


class Failed(RuntimeError):
    """A command ended with an error; says where its output is."""


@dataclass(frozen=True)
class Cost:
    """Seconds from start to end, and seconds of the processor, of the whole command."""

    seconds: float
    processor: float


def environment(threads: int) -> dict[str, str]:
    """The surroundings both sides run in: as many threads, nothing sent to anyone, no graphics card."""
    limits = dict.fromkeys(THREADS, str(threads))
    return {**os.environ, **QUIET, **TENSORFLOW, **limits, "PYTHONPATH": str(ROOT)}


def run(command: Sequence[str | Path], folder: Path, log: str, env: Mapping[str, str]) -> Cost:
    """Run it in `folder` with its output in the file `log` there."""
    folder.mkdir(parents=True, exist_ok=True)
    file, before, began = folder / log, _processor(), time.monotonic()
    with file.open("wb") as output:
        try:
            done = subprocess.run(
                command, cwd=folder, env=dict(env), stdout=output, stderr=output, check=False
            )
        except OSError as error:
            raise Failed(f"{Path(command[0]).name} does not run: {error.strerror}") from error
    if done.returncode:
        raise Failed(f"{Path(command[0]).name} failed, see {file}")
    return Cost(round(time.monotonic() - began, 1), round(_processor() - before, 1))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
