# SPDX-License-Identifier: EUPL-1.2
"""Seconds of a processor each part takes: what a busy machine does not change, unlike seconds of a clock."""

from __future__ import annotations

from collections.abc import Mapping

import psutil

from tests.whole.installation import Installation


class Processor:
    """Of these processes, by the name of their part."""

    def __init__(self, pids: Mapping[str, int]) -> None:
        self._processes = {name: psutil.Process(pid) for name, pid in pids.items()}
        self._before = self._now()

    def since(self) -> dict[str, float]:
        """Seconds of a processor each has used since this was made."""
        return {name: used - self._before[name] for name, used in self._now().items()}

    def _now(self) -> dict[str, float]:
        return {name: _used(process) for name, process in self._processes.items()}


def pids(omzien: Installation) -> dict[str, int]:
    """Every process of an installation, by its part."""
    lines = [line.split() for line in (omzien.var / "pids").read_text("ascii").splitlines()]
    return {"start": omzien.process.pid, **{name: int(pid) for name, pid in lines}}


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
