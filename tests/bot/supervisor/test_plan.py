# SPDX-License-Identifier: EUPL-1.2
"""What every part is started with, by `omzien start` and as a container."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.settings import ROOT, Settings
from bot.supervisor.plan import plans

TUNED = ("MALLOC_ARENA_MAX", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")


def test_numpy_takes_no_more_cores_than_one_in_any_part(tmp_path: Path) -> None:
    for plan in plans(Settings(var_dir=tmp_path)):
        assert plan.environment["OPENBLAS_NUM_THREADS"] == plan.environment["OMP_NUM_THREADS"] == "1", (
            plan.name
        )


def test_a_container_is_tuned_as_a_part_on_one_machine_is(tmp_path: Path) -> None:
    (plan, *_) = plans(Settings(var_dir=tmp_path))
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    ours = {
        name: each["environment"]
        for name, each in services.items()
        if "REDIS_URL" in each.get("environment", {})
    }
    assert len(ours) > 3
    for environment in ours.values():
        assert {name: environment[name] for name in TUNED} == {name: plan.environment[name] for name in TUNED}
