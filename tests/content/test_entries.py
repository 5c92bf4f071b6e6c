# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.compile import compile_content

ENDED = "2026-12-31"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A layer whose texts were for the end of the year only."""
    folder = tmp_path_factory.mktemp("entries")
    own = folder / "own" / "standaard"
    for name in ("messages", "themes", "safety"):
        (own / name).mkdir(parents=True)
    (own / "messages/own.yml").write_text(
        f'nobody_now: {{text: "Fijne feestdagen.", valid_to: {ENDED}}}\n'
        f'kerst: {{text: "Kerstpakket halen kan.", valid_to: {ENDED}}}\n',
        "utf-8",
    )
    (own / "themes/geld.yml").write_text(f'key: geld\nname: "geld met kerst"\nvalid_to: {ENDED}\n', "utf-8")
    (own / "safety/cards.yml").write_text(f"suicide_self: {{valid_to: {ENDED}}}\n", "utf-8")
    compile_content(Path("content"), folder / "own", folder / "compiled")
    return folder / "compiled"


def test_until_its_last_day_an_own_text_holds(folder: Path) -> None:
    book = Catalogue.open(folder, lambda: ENDED)

    assert book.message("nobody_now") == "Fijne feestdagen."
    assert book.theme("geld").name == "geld met kerst"


def test_after_it_the_base_speaks_again(folder: Path) -> None:
    book = Catalogue.open(folder, lambda: "2027-01-01")

    assert book.message("nobody_now").startswith("Er is hier nu niemand.")
    listed = next(theme.name for theme in book.themes() if theme.key == "geld")
    assert book.theme("geld").name == listed != "geld met kerst"


def test_what_has_nothing_to_fall_back_on_stays_and_so_does_a_danger_card(folder: Path) -> None:
    book = Catalogue.open(folder, lambda: "2027-01-01")

    assert book.message("kerst") == "Kerstpakket halen kan."
    assert "113" in "".join(book.card("suicide_self").lines)
