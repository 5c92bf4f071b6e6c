# SPDX-License-Identifier: EUPL-1.2
"""What docs/directory.md says is what happens."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bot.web import hsds
from content.imports import command

PAGE = Path("docs/directory.md").read_text("utf-8")
RUN = [
    line
    for block in re.findall(r"<!-- run -->\n```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]
LIST = (
    "naam;omschrijving;telefoon;gemeente\nInloop;Praten.;035 629 27 00;Hilversum\nFout;X;bel Jan;Hilversum\n"
)
COMMANDS = {"import": command.bring, "export": command.send}


def test_the_commands_of_the_page_work_and_say_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    base = Path("content").absolute()
    monkeypatch.chdir(tmp_path)
    Path("lijst.csv").write_text(LIST, "utf-8")
    where = ["--base", str(base), "--overlay", str(tmp_path / "own")]
    assert len(RUN) == 4
    for line in RUN:
        _, content, name, *arguments = shlex.split(line)
        assert content == "content" and COMMANDS[name]([*arguments, *where]) == 0
        if name == "import":
            said = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
            assert said and capsys.readouterr().out == said[1]
            assert command.bring([*arguments, *where, "--yes"]) == 0
    assert all(Path(f"uit.{ending}").stat().st_size for ending in ("csv", "json", "zip"))


def test_the_figures_of_the_api_are_those_of_the_code() -> None:
    assert f"at most {hsds.MOST})" in PAGE and f"{hsds.TRIES} times a minute" in PAGE
    assert hsds.KEPT == "public, max-age=300" and "five minutes" in PAGE
