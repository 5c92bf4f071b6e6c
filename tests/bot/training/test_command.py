# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from bot.training.command import model
from store.models import Models
from tests.bot.support import settings_of


def test_the_list_says_which_model_is_in_use_and_that_sentences_wait(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models = Models(tmp_path / "models")
    models.folder.mkdir()
    for name in ("a", "b"):
        path = models.folder / f"omzien-{name}.tar.gz"
        path.touch()
        models.use(path)
    models.hold()
    assert model(["list"], settings_of("redis://127.0.0.1:1", tmp_path)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0]: line.split("  ")[-1] for line in lines[:2]} == {
        "omzien-a.tar.gz": "vorige",
        "omzien-b.tar.gz": "in gebruik",
    }
    assert "wachten" in lines[2]


def test_without_redis_nothing_changes_and_one_line_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert model(["rollback"], settings_of("redis://127.0.0.1:1", tmp_path)) == 1
    assert capsys.readouterr().err == "Redis antwoordt niet. Er is niets veranderd.\n"


@pytest.mark.parametrize("arguments", [[], ["forget"], ["list", "all"]])
def test_anything_else_is_told_how_it_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert model(arguments, settings_of("redis://127.0.0.1:1", tmp_path)) == 2
    assert "omzien model list" in capsys.readouterr().err
