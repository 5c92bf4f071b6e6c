# SPDX-License-Identifier: EUPL-1.2
"""What the README and the other pages name is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.settings import ROOT, known_names
from bot.supervisor.ports import free_port
from tests.docs import pages
from tests.docs.pages import PAGES, README

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
SECOND_WORDS = {
    "content": {"check", "compile", "links", "import", "export"},
    "user": {"add", "invite", "reset", "disable", "enable", "list"},
}
LARGEST = 200_000


@EVERY_PAGE
def test_every_link_leads_somewhere(page: Path) -> None:
    inside = [link for link in pages.links(page) if not link.startswith(("http://", "https://", "#"))]
    missing = [link for link in inside if not (page.parent / link.partition("#")[0]).exists()]
    assert not missing


@EVERY_PAGE
def test_every_make_target_exists(page: Path) -> None:
    there = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert pages.make_targets(page) <= there


@EVERY_PAGE
def test_every_command_exists(page: Path) -> None:
    for command, second in pages.commands(page):
        assert command in COMMANDS, command
        if command in SECOND_WORDS:
            assert second in SECOND_WORDS[command], (command, second)


@EVERY_PAGE
def test_every_setting_exists(page: Path) -> None:
    assert pages.settings(page) <= known_names()


def test_every_setting_is_in_the_example_file() -> None:
    assert pages.settings(ROOT / ".env.example") == known_names()


def test_every_room_of_the_program_is_named() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert rooms
    assert {room for room in rooms if f"`{room}/`" in pages.text(README)} == rooms


def test_the_packages_to_install_hold_the_programs_that_are_needed() -> None:
    (install,) = [block for block in pages.blocks(README, "sh") if block.startswith("apt-get install")]
    packages = set(install.split()[2:])
    assert {"python3.11", "python3.11-venv", "git", "make", "redis-server", "chromium"} == packages
    assert shutil.which("redis-server")


def test_the_two_commands_come_first() -> None:
    assert [line.split()[:2] for line in pages.blocks(README, "sh")[0].splitlines()] == [
        ["make", "start"],
        ["make", "test"],
    ]


def test_make_help_names_what_the_readme_promises() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    named = pages.make_targets(README) - {"help"}
    assert {name for name in named if re.search(rf"^{name}\b", listed, re.MULTILINE)} == named


def test_make_chat_gets_as_far_as_looking_for_omzien() -> None:
    port = str(free_port())
    done = subprocess.run(
        ["make", "chat"], cwd=ROOT, env=os.environ | {"OMZIEN_PORT": port}, capture_output=True, text=True
    )
    assert f"Omzien luistert niet op http://127.0.0.1:{port}" in done.stderr


def test_every_picture_is_shown_with_words_for_who_cannot_see_it() -> None:
    shown = set(
        re.findall(r'<img src="docs/pictures/([^"]+)" width="\d+" alt="[^"]{20,}">', pages.text(README))
    )
    for page in sorted((ROOT / "docs").glob("*.md")):
        shown |= set(re.findall(r"!\[[^\]]{20,}\]\(pictures/([^)]+)\)", pages.text(page)))
    pictures = {picture.name for picture in (ROOT / "docs" / "pictures").glob("*.png")}
    assert pictures and shown == pictures


def test_the_readme_shows_the_chat_the_desk_and_the_editor() -> None:
    shown = "".join(pages.links(README))
    assert all(name in shown for name in ("gesprek.png", "bureau-rij.png", "redactie-fout.png"))


def test_the_pictures_can_be_read_on_a_slow_line() -> None:
    sizes = [picture.stat().st_size for picture in (ROOT / "docs" / "pictures").glob("*.png")]
    assert sizes and max(sizes) <= LARGEST and sum(sizes) <= 6 * LARGEST


def test_the_readme_is_short() -> None:
    assert len(pages.text(README).splitlines()) < 200


def test_whoever_gave_place_data_is_thanked() -> None:
    for owner in ("GeoNames", "CBS", "Register van Overheidsorganisaties"):
        assert owner in pages.text(README)
        assert owner in pages.text(ROOT / "content" / "places" / "ATTRIBUTION.md")
