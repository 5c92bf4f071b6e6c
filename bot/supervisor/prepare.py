# SPDX-License-Identifier: EUPL-1.2
"""Before the start: compile the content and train the model, when they changed since last time."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bot.publishing import press
from bot.settings import ROOT, Settings
from bot.supervisor.plan import nlu_python
from content.database import usable
from content.editing import git, hand
from content.editing.finishing import settle
from content.editing.job import Job, Where
from content.editing.record import BY_HAND
from content.editing.repository import Busy, Merging, Repository

Tell = Callable[[str], None]


class CannotPrepare(RuntimeError):
    """Why content or model could not be made, for the operator."""


async def content_and_model(settings: Settings, tell: Tell, *how: str) -> Path:
    """Compile and train what is new; the path of the model. `how` is for `nlu.train`."""
    began = time.monotonic()
    await content(settings, tell)
    tell(f"Inhoud klaar ({time.monotonic() - began:.1f} s)")
    began = time.monotonic()
    model = await _train(settings, tell, how)
    tell(f"Model klaar ({time.monotonic() - began:.1f} s)")
    return model


async def content(settings: Settings, tell: Tell) -> None:
    """Compile what is new; what is broken keeps Omzien from nothing as long as anything else is there."""
    await _own_layers(settings, tell)
    target = str(settings.compiled_dir)
    # In a process of its own: what compiling needs in memory need not stay for as long as Omzien runs.
    command = (sys.executable, "-m", "bot.cli", "content", "compile", "--target", target)
    if await _lines((*command, "--overlay", str(settings.content_own)), tell) is not None:
        return
    # A file somebody broke must not keep residents from an answer, not even after a power cut.
    if usable(settings.compiled_dir):
        tell("De inhoud klopt niet: zie hierboven. Omzien gaat verder met de inhoud van de vorige keer.")
    elif await _lines((*command, "--overlay", str(settings.compiled_dir / "none")), tell) is not None:
        tell("De eigen inhoud klopt niet: zie hierboven. Omzien gaat verder met alleen de landelijke inhoud.")
    else:
        raise CannotPrepare("De inhoud klopt niet: zie hierboven, of draai `omzien content check`.")


async def _own_layers(settings: Settings, tell: Tell) -> None:
    """The repository editors publish in; without git Omzien answers residents all the same."""
    settings.content_own.mkdir(parents=True, exist_ok=True)
    if not git.present():
        tell(
            "Git ontbreekt. Redacteuren kunnen niet publiceren. Installeer git (Debian: apt-get install git)."
        )
        return
    try:
        with Repository(settings.content_own).locked():
            pass
    except (git.GitFailed, Busy):
        tell("De map van CONTENT_DIR is niet te gebruiken met git. Redacteuren kunnen niet publiceren.")
        return
    where = Where(settings.content_base, settings.content_own, settings.compiled_dir)
    settle(where)
    await _by_hand(where, tell)


async def _by_hand(where: Where, tell: Tell) -> None:
    """What somebody wrote in the files while Omzien stood still; what is wrong stays as it was before."""
    with suppress(Busy, Merging):
        for organisation in hand.waiting(where):
            await press.run(Job(where, organisation, BY_HAND, hand=True))
    for refusals in hand.told(where).values():
        for one in refusals:
            tell(f"{one.file}:{one.line}: {one.message}. Bewoners lezen wat er eerder stond.")


async def _train(settings: Settings, tell: Tell, how: tuple[str, ...]) -> Path:
    models = settings.var_dir / "models"
    command = (
        str(nlu_python()),
        "-m",
        "nlu.train",
        *how,
        "--content",
        str(settings.compiled_dir),
        "--out",
        str(models),
    )
    lines = await _lines(command, tell)
    if not lines or not lines[-1].endswith(".tar.gz"):
        raise CannotPrepare(f"Het model kon niet worden getraind. {lines[-1] if lines else ''}".strip())
    return Path(lines[-1])


async def _lines(command: tuple[str, ...], tell: Tell) -> list[str] | None:
    """What a command prints, its progress told; None, with all of it told, when it fails."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    lines: list[str] = []
    assert process.stdout is not None
    async for raw in process.stdout:
        lines.append(raw.decode(errors="replace").strip())
        if lines[-1].startswith("* "):
            tell(lines[-1].removeprefix("* "))
    if await process.wait() == 0:
        return lines
    for line in lines[-20:]:
        tell(line)
    return None
