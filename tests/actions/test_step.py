# SPDX-License-Identifier: EUPL-1.2
"""Which texts a turn is answered from: those in use, or those of the try-out it names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from content import preview
from content.catalogue import Catalogue
from content.compile import compile_content
from tests.actions.talk import Talk

ID = "00112233aabbccdd"
OPENING = "Geldzorgen zijn zwaar, zegt de proef."


@pytest.fixture
def compiled_with_a_trial(base: Path, compiled: Path, tmp_path: Path) -> Path:
    """Compiled content, and beside it a try-out in which the theme geld opens in other words."""
    live, tried = tmp_path / "live", tmp_path / "tried"
    shutil.copytree(compiled, live)
    own = tried / "standaard" / "themes"
    own.mkdir(parents=True)
    text = f'key: geld\nopening: {{je: "{OPENING}", u: "{OPENING}"}}\n'
    (own / "geld.yml").write_text(text, encoding="utf-8")
    compile_content(base, tried, preview.folder(live, ID))
    return live


def answered(talk: Talk, named: str | None) -> str:
    """What somebody with debts reads in a turn that names this."""
    if named is not None:
        talk.context[preview.FIELD] = named
    return "\n".join(part.text for part in talk.worry("ik heb schulden", "geld").parts)


def test_a_turn_that_names_a_try_out_is_answered_from_it_and_the_next_one_is_not(
    compiled_with_a_trial: Path,
) -> None:
    book = Catalogue.open(compiled_with_a_trial)
    assert OPENING in answered(Talk(book), ID)
    assert OPENING not in answered(Talk(book), None)


def test_one_that_is_not_there_any_more_says_so_and_is_answered_from_what_is_online(
    compiled_with_a_trial: Path,
) -> None:
    book = Catalogue.open(compiled_with_a_trial)
    preview.drop(compiled_with_a_trial, ID)
    said = answered(Talk(book), ID)
    assert OPENING not in said and "De proef is voorbij." in said and "0800-8115" in said


@pytest.mark.parametrize("named", ["../try/00112233aabbccdd", "00112233AABBCCDD", "", "current"])
def test_a_name_that_is_no_name_opens_nothing(compiled_with_a_trial: Path, named: str) -> None:
    said = answered(Talk(Catalogue.open(compiled_with_a_trial)), named)
    assert OPENING not in said and "De proef is voorbij." in said
