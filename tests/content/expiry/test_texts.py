# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.compile import compile_content
from content.expiry import texts

OWN = """
welkom: {text: "Hallo.", assured_date: 2026-01-02, owner: eva, valid_to: 2026-12-31}
praten: {text: "Praten kan hier."}
danger_suicide: {text: "Bel 113. Dat is gratis."}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("texts")
    own = folder / "own" / "standaard"
    (own / "messages").mkdir(parents=True)
    (own / "messages" / "own.yml").write_text(OWN, "utf-8")
    (own / "assured.yml").write_text('texts: {assured_date: "2026-12-01", owner: anja}\n', "utf-8")
    compile_content(Path("content"), folder / "own", folder / "compiled")
    return Catalogue.open(folder / "compiled", lambda: "2027-01-01")


def test_an_own_text_has_its_own_date_or_that_of_its_layer(book: Catalogue) -> None:
    found = {text.key: text for text in texts.own(book, "standaard")}

    assert (found["welkom"].assured_date, found["welkom"].owner) == ("2026-01-02", "eva")
    assert (found["praten"].assured_date, found["praten"].owner) == ("2026-12-01", "anja")
    assert not found["praten"].below and found["praten"].said == "Praten kan hier."


def test_a_danger_text_has_the_date_of_danger_texts_until_its_layer_has_one(book: Catalogue) -> None:
    danger = texts.one(book, "standaard", "message", "danger_suicide")

    assert danger is not None and danger.danger and danger.below
    assert danger.assured_date == texts.dates(book)[""]["danger"]["assured_date"]


def test_the_texts_of_the_base_count_from_one_date_or_from_when_they_were_looked_over_here(
    book: Catalogue,
) -> None:
    here = {group.group: group for group in texts.shared(book, "standaard")}
    there = {group.group: group for group in texts.shared(book, "een_ander")}

    assert here["texts"].assured_date == "2026-12-01" > there["texts"].assured_date
    assert here["danger"].assured_date == there["danger"].assured_date
    assert here["texts"].count > 500 and here["danger"].count > 10
