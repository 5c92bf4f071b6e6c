# SPDX-License-Identifier: EUPL-1.2
"""Which parts an installation has and how each is started."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.settings import ROOT, Settings
from bot.supervisor.part import Plan

NLU_PYTHON = ROOT / "nlu" / ".venv" / "bin" / "python"
ROLES = ("worker", "web")
PUSHING = ("sender", "telegram")
"""Only a channel that pushes has something to send."""


def nlu_python() -> Path:
    """The interpreter of the nlu room; OMZIEN is told by make where it is when it is elsewhere."""
    return Path(os.environ.get("NLU_PYTHON", NLU_PYTHON))


def plans(settings: Settings) -> list[Plan]:
    """Rasa, the action server and the bot's own processes, in the order they are started."""
    roles = [*ROLES, *(PUSHING if settings.telegram_bot_token.get_secret_value() else ())]
    return [_rasa(settings), _actions(settings), *(_role(settings, role) for role in roles)]


LEAN = {
    # glibc keeps a heap per thread; two are plenty and save tens of megabytes.
    "MALLOC_ARENA_MAX": "2",
    # What was large and is free again goes back to the machine; by itself glibc learns to keep it.
    "MALLOC_MMAP_THRESHOLD_": "1048576",
    "MALLOC_TRIM_THRESHOLD_": "1048576",
    # One message is too little to divide: the other threads of numpy only wait, and take a core.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
"""For what runs all day; what is done once at a start, such as learning, may have the whole machine."""


def told(settings: Settings) -> dict[str, str]:
    """The settings as every process of the bot reads them."""
    given = {
        "REDIS_URL": settings.redis_url,
        "OMZIEN_PORT": str(settings.port),
        "OMZIEN_VAR_DIR": str(settings.var_dir),
        "OMZIEN_RASA_URL": settings.rasa_url,
        "OMZIEN_ACTIONS_URL": settings.actions_url,
        "OMZIEN_RASA_SECRET": settings.rasa_secret.get_secret_value(),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
        "PYTHONUNBUFFERED": "1",
    }
    return {name: value for name, value in given.items() if value}


def environment(settings: Settings) -> dict[str, str]:
    """The settings, and what keeps a part small."""
    return told(settings) | LEAN


def _role(settings: Settings, role: str) -> Plan:
    return _plan(settings, role, (sys.executable, "-m", "bot.main", role), environment(settings))


def _actions(settings: Settings) -> Plan:
    given = environment(settings) | {
        "OMZIEN_COMPILED": str(settings.compiled_dir),
        "OMZIEN_ACTIONS_PORT": settings.actions_url.rsplit(":", 1)[1],
    }
    return _plan(settings, "actions", (sys.executable, "-m", "actions"), given)


def _rasa(settings: Settings) -> Plan:
    """Without a model named: whenever it starts, it takes the one that is in use then."""
    port = settings.rasa_url.rsplit(":", 1)[1]
    command = (str(nlu_python()), "-m", "nlu.rasa_server", "run", "--port", port)
    return _plan(settings, "rasa", command, environment(settings))


def _plan(settings: Settings, name: str, command: tuple[str, ...], given: dict[str, str]) -> Plan:
    logs = settings.var_dir / "log"
    logs.mkdir(parents=True, exist_ok=True)
    return Plan(name, command, given, logs / f"{name}.log", ROOT)
