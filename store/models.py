# SPDX-License-Identifier: EUPL-1.2
"""The folder with trained models: which one is in use, which was before it, and what is held back."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

PREFIX = "omzien-"
SUFFIX = ".tar.gz"
LESSONS = ".lessons.json.gz"
KEPT = 3
_CURRENT, _PREVIOUS, _HELD = "current", "previous", "held"
_HOUR = 3600


class Models:
    """Files a start, a training and a person at the desk agree by; every change of one is whole or not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def current(self) -> Path | None:
        """The model in use, None when there is none."""
        return self._named(_CURRENT)

    @property
    def previous(self) -> Path | None:
        """The model that was in use before it and can come back, None when there is none."""
        return self._named(_PREVIOUS)

    @property
    def all(self) -> list[Path]:
        """Every model, the newest first."""
        found = self.folder.glob(f"{PREFIX}*{SUFFIX}")
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)

    @property
    def held(self) -> str | None:
        """A mark of the sentences that must not go live by themselves: "" while they wait, None if none."""
        try:
            return (self.folder / _HELD).read_text("utf-8").strip()
        except FileNotFoundError:
            return None

    def use(self, model: Path) -> None:
        """From now on this is the one; what was before can come back."""
        before = self.current
        if before is not None and before != model:
            self._write(_PREVIOUS, before.name)
        self._write(_CURRENT, model.name)

    def roll_back(self) -> Path | None:
        """The model before this one is used again, this one may come back; None when there is none."""
        before = self.previous
        if before is not None:
            self.use(before)
        return before

    def hold(self, mark: str = "") -> None:
        """Sentences wait, or with the mark of sentences: these were refused."""
        self._write(_HELD, mark)

    def release(self) -> None:
        """Nothing is held back any more."""
        (self.folder / _HELD).unlink(missing_ok=True)

    def prune(self) -> None:
        """Old models go, and what a training that was ended left behind."""
        stays = {self.current, self.previous, *self.all[:KEPT]}
        for model in self.all:
            if model not in stays:
                model.unlink()
        for lessons in self.folder.glob(f"{PREFIX}*{LESSONS}"):
            if not model_of(lessons).is_file():
                lessons.unlink()
        for left in self.folder.glob(".training-*"):
            if time.time() - left.stat().st_mtime > _HOUR:
                shutil.rmtree(left, ignore_errors=True)

    def _named(self, pointer: str) -> Path | None:
        try:
            model = self.folder / (self.folder / pointer).read_text("utf-8").strip()
        except FileNotFoundError:
            return None
        return model if model.is_file() else None

    def _write(self, name: str, text: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f".{name}"
        draft.write_text(text, "utf-8")
        draft.replace(self.folder / name)


def lessons_of(model: Path) -> Path:
    """The file beside a model with what it learned from."""
    return model.with_name(model.name.removesuffix(SUFFIX) + LESSONS)


def model_of(lessons: Path) -> Path:
    """The reverse of `lessons_of`."""
    return lessons.with_name(lessons.name.removesuffix(LESSONS) + SUFFIX)
