# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from nlu.evaluate.keywords import FILE, Keywords
from nlu.evaluate.messages import KINDS
from nlu.recognise import word_lists

WORDS = "# remark\nsuicide: zelfmoord; dood\ngeweld: slaat\ngevaar: 112; brand\nmens: medewerker\n"


@pytest.fixture(name="keywords")
def fixture_keywords(var: Path, tmp_path: Path) -> Keywords:
    file = tmp_path / "keywords.txt"
    file.write_text(WORDS, "utf-8")
    return Keywords.load(Catalogue.open(var / "content"), file)


def test_the_theme_with_most_hits_wins(keywords: Keywords) -> None:
    found = keywords.hear("Schulden, een deurwaarder en geen vrienden.")
    assert found.first(1) == ("geld",)
    assert not found.out_of_scope


def test_without_a_hit_it_is_out_of_scope(keywords: Keywords) -> None:
    found = keywords.hear("wie wint het voetbal")
    assert (found.themes, found.out_of_scope) == ((), True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Denk aan ZELFMOORD!", "suicide"), ("moet ik 112 bellen", "gevaar"), ("112", "gevaar")],
)
def test_danger_has_its_own_words(keywords: Keywords, text: str, kind: str) -> None:
    assert keywords.hear(text).crisis == kind


@pytest.mark.parametrize("text", ["de afbrandende kaars", "nummer 1123", "het roer om"])
def test_a_word_is_found_only_where_one_begins(keywords: Keywords, text: str) -> None:
    assert keywords.hear(text).crisis is None


def test_a_call_for_a_person_is_heard(keywords: Keywords) -> None:
    assert keywords.hear("is er een medewerker").human


def test_the_projects_own_list_has_words_for_each() -> None:
    assert {name for name, _ in word_lists.read(FILE)} == {*KINDS, "mens"}
