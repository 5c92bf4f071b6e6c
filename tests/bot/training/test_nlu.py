# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from bot.training.nlu import Failed, Nlu
from tests.bot.support import settings_of


def nlu(folder: Path, program: str) -> Nlu:
    python = folder / "python"
    python.write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    python.chmod(0o755)
    return Nlu(settings_of("redis://127.0.0.1:1", folder), python)


@pytest.mark.parametrize("program", ["exit 3", "true", "echo no json", "echo '[]'"])
async def test_a_program_without_a_result_is_a_failure_and_no_half_answer(
    tmp_path: Path, program: str
) -> None:
    with pytest.raises(Failed):
        await nlu(tmp_path, program).marks()


async def test_it_steps_back_for_who_answers_residents(tmp_path: Path) -> None:
    assert (await nlu(tmp_path, "nice").candidate()).name == "15"


def test_where_there_is_no_interpreter_nothing_can_be_trained(tmp_path: Path) -> None:
    assert not Nlu(settings_of("redis://127.0.0.1:1", tmp_path), tmp_path / "nothing").present
