# SPDX-License-Identifier: EUPL-1.2
"""docs/operate.md explains every alarm, names every part, and its way to Redis works."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

from bot.health.health import NEEDED
from bot.settings import ROOT
from bot.supervisor.plan import ROLES
from bot.supervisor.redis_server import configure
from tests.docs import pages

PAGE = ROOT / "docs" / "operate.md"
LEVELS = {"warning", "error", "critical"}


def _alarms(path: Path) -> set[str]:
    """What a file logs as a warning or worse; what comes before the first hole or colon."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LEVELS:
            said = node.args[0] if node.args else None
            words = said.values[0] if isinstance(said, ast.JoinedStr) else said
            if isinstance(words, ast.Constant):
                found.add(str(words.value).partition(":")[0].strip())
    return found


def test_every_alarm_is_explained() -> None:
    files = [path for room in ("bot", "store", "actions") for path in (ROOT / room).rglob("*.py")]
    alarms = set().union(*map(_alarms, files))
    assert "message set aside" in alarms
    assert {alarm for alarm in alarms if alarm not in pages.text(PAGE)} == set()


def test_every_part_is_explained() -> None:
    first_cells = {line.split("|")[1] for line in pages.text(PAGE).splitlines() if line.startswith("| `")}
    named = {
        part for part in {*NEEDED, *ROLES, "telegram"} if any(f"`{part}`" in cell for cell in first_cells)
    }
    assert named == {*NEEDED, *ROLES, "telegram"}


def test_the_way_to_our_own_redis_is_right(tmp_path: Path) -> None:
    _, url = configure(tmp_path / "var" / "redis")
    (block,) = [block for block in pages.blocks(PAGE, "sh") if block.startswith("REDIS_URL=")]
    done = subprocess.run(
        ["sh", "-ec", block + 'echo "$REDIS_URL"'], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == url


def test_the_way_to_the_process_of_a_part_is_right(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "pids").write_text("redis 11\nrasa 12\nweb 13\n", encoding="ascii")
    assert """$(awk '$1=="rasa"{print $2}' var/pids)""" in pages.text(PAGE)
    command = ["awk", '$1=="rasa"{print $2}', "var/pids"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout == "12\n"


def test_what_the_start_may_say_is_what_it_says() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    cells = [line.split("|")[1].strip(" `") for line in pages.text(PAGE).splitlines() if _says(line)]
    assert len(cells) >= 8
    for cell in cells:
        for words in filter(None, (piece.strip(" .:()") for piece in cell.split("…"))):
            assert words in code, words


def _says(line: str) -> bool:
    """Whether a line is a row of what the start may say: those begin with a capital or a hole."""
    cell = line.removeprefix("| `")
    return cell != line and (cell[0].isupper() or cell[0] == "…") and "| warning |" not in line
