# SPDX-License-Identifier: EUPL-1.2
"""Looking contacts up: by words, worry and place, never one that may not be shown."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from content.finder import Sought, find
from tests.content.tree import NATIONAL, Tree, contact

NATIONAL_FILE = "directory/national.yml"


def ids(book: Catalogue, sought: Sought, organisation: str = "standaard") -> list[str]:
    return [found.id for found in find(book, sought, organisation)]


@pytest.fixture
def own(tree: Tree) -> Tree:
    """A tiny content with one contact that is hidden."""
    tree.write(NATIONAL_FILE, NATIONAL + contact("weg", confidence="low", name='"Geheim"'))
    return tree


def test_a_worry_in_a_place_gives_who_is_near_first_and_the_municipality_itself(own: Tree) -> None:
    assert ids(own.book(), Sought(theme="geld", municipality="GM0001")) == ["team", "gemeente_gm0001", "hulp"]


def test_a_worry_without_a_place_gives_who_helps_everywhere(own: Tree) -> None:
    assert ids(own.book(), Sought(theme="geld")) == ["hulp"]


def test_a_place_alone_gives_who_is_there(own: Tree) -> None:
    assert ids(own.book(), Sought(municipality="GM0001")) == ["team", "gemeente_gm0001"]


def test_nothing_asked_gives_nobody(own: Tree) -> None:
    assert ids(own.book(), Sought()) == [] and ids(own.book(), Sought(words="  ?! ")) == []


@pytest.mark.parametrize("words", ["team", "TEAM", "buurt", "tea", "helpt buurt", "geld"])
def test_words_are_found_in_name_description_and_worry_and_by_how_they_begin(own: Tree, words: str) -> None:
    assert "team" in ids(own.book(), Sought(words, municipality="GM0001"))


def test_of_who_is_found_by_a_word_those_called_so_come_first_and_then_who_is_near(own: Tree) -> None:
    far = contact("ver", name='"Elders"', description='"Helpt in de buurt, buurt, buurt."')
    own.write(NATIONAL_FILE, NATIONAL + far + contact("heet", name='"Buurtlijn"'))
    book = own.book()
    assert ids(book, Sought("buurt", municipality="GM0001")) == ["heet", "team", "ver"]
    assert ids(book, Sought("buurt"))[0] == "heet"


def test_who_is_elsewhere_is_not_found_in_this_place(own: Tree) -> None:
    assert ids(own.book(), Sought("team", municipality="GM0002")) == []
    assert ids(own.book(), Sought("team")) == ["team"]


def test_when_nobody_has_every_word_those_with_some_are_found(own: Tree) -> None:
    assert ids(own.book(), Sought("team voetbal")) == ["team"]


@pytest.mark.parametrize("words", ['"', "NEAR(", "team*", "name:team", "a AND OR", "'; DROP TABLE entry; --"])
def test_what_somebody_types_is_never_taken_for_a_query(own: Tree, words: str) -> None:
    assert isinstance(ids(own.book(), Sought(words)), list)


def test_a_contact_that_may_not_be_shown_is_not_found_by_any_word(own: Tree) -> None:
    book = own.book()
    assert ids(book, Sought("geheim")) == [] and "weg" not in ids(book, Sought("denkt mee over geld"))
    assert book.contact_named("Geheim") is None


def test_what_an_organisation_hides_or_renames_is_so_for_that_organisation_only(own: Tree) -> None:
    own.change(NATIONAL_FILE, '- {id: hulp, name: "Steunpunt"}')
    book = own.book()
    assert ids(book, Sought("steunpunt"), "dorp") == ["hulp"] and ids(book, Sought("steunpunt")) == []
    own.change(NATIONAL_FILE, "- {id: hulp, status: inactive}")
    book = own.book()
    assert ids(book, Sought("denkt mee"), "dorp") == [] and ids(book, Sought("denkt mee")) == ["hulp"]


def test_a_contact_is_known_by_its_name_whatever_the_capitals(own: Tree) -> None:
    found = own.book().contact_named(" hulp ")
    assert found is not None and found.id == "hulp"


def test_the_repository_s_own_directory_knows_what_workers_look_for(book: Catalogue) -> None:
    assert "geldfit" in ids(book, Sought("schulden"))
    assert ids(book, Sought("geldfit"))[0] == "geldfit"
    near = ids(book, Sought(theme="geld", municipality="GM0402"))
    assert near[0].startswith("hilversum_") and "gemeente_gm0402" in near
