# SPDX-License-Identifier: EUPL-1.2
"""Canned replies as content: compiled, changed by an organisation, checked."""

from __future__ import annotations

import pytest

from content import holes
from content.catalogue import Catalogue
from content.model import Text
from tests.content.tree import Tree

BEGIN = """\
begin:
  name: "Begin"
  je: "Hallo, met {first_name}. Schikt het je?"
  u: "Hallo, met {first_name}. Schikt het u?"
bellen:
  name: "Bellen"
  theme: geld
  text: "Bel {hulp.name}: {hulp.phone}."
"""
FILE = "canned/begin.yml"


@pytest.fixture
def own(tree: Tree) -> Tree:
    """A tiny content with two canned replies."""
    tree.write(FILE, BEGIN)
    return tree


def test_they_are_sound_and_compiled_in_the_order_of_their_files(own: Tree) -> None:
    assert own.problems() == []
    first, second = own.book().canned()
    assert (first.key, first.name, first.theme) == ("begin", "Begin", None)
    assert first.text == Text(
        "Hallo, met {first_name}. Schikt het je?", "Hallo, met {first_name}. Schikt het u?"
    )
    assert (second.key, second.theme) == ("bellen", "geld")


def test_an_organisation_changes_hides_and_adds(own: Tree) -> None:
    own.change(FILE, 'begin: {name: "Hallo"}\nbellen: {hidden: true}\neigen: {name: "Eigen", text: "Dag."}')
    assert own.problems() == []
    book = own.book()
    changed = {reply.key: reply for reply in book.canned("dorp")}
    assert set(changed) == {"begin", "eigen"}
    assert changed["begin"].name == "Hallo" and changed["begin"].text.u.endswith("het u?")
    assert [reply.key for reply in book.canned()] == ["begin", "bellen"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "{first_name}. Schikt het je",
            "{voornaam}. Schikt het je",
            f"{FILE}:3: niets vult {{voornaam}}: gebruik",
        ),
        ("{hulp.phone}", "0800-8115", f"{FILE}:8: 0800-8115 kan veranderen: schrijf {{contact.phone}}"),
        ("{hulp.phone}", "{niemand.phone}", f"{FILE}:8: er is geen contact niemand"),
        ("theme: geld", "theme: goud", f"{FILE}:7: er is geen thema goud"),
        ('name: "Begin"', f'name: "{"Begin " * 11}"', f"{FILE}:2: deze naam is te lang om uit te kiezen"),
        ('name: "Begin"', 'name: "Begin {first_name}"', f"{FILE}:2: een naam wordt uit een lijst gekozen"),
        ('  name: "Begin"\n', "", f"{FILE}:1: standaardantwoord begin heeft geen name: zet er “name:” bij"),
        ("Schikt het je?", "Schikt het je!", f"{FILE}:3: een uitroepteken klinkt als roepen"),
        ("Schikt het u?", "Schikt het je?", f"{FILE}:4: “je” hoort niet in de tekst voor u"),
        (
            "met {first_name}. Schikt het u",
            "Schikt het u",
            f"{FILE}:4: {{first_name}} ontbreekt in de tekst voor u",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_how_to_mend_it(
    own: Tree, old: str, new: str, said: str
) -> None:
    own.spoil(FILE, old, new)
    assert any(problem.removeprefix("base/").startswith(said) for problem in own.problems()), own.problems()


def test_our_own_ones_are_many_enough_and_every_hole_can_be_known(book: Catalogue) -> None:
    replies = book.canned()
    assert len(replies) >= 25
    assert {"begin_veilig", "uitzoeken", "afsluiten", "buiten_de_uren"} <= {reply.key for reply in replies}
    named = {name for reply in replies for name in holes.names(reply.text.je)}
    assert {name for name in named if "." not in name} == set(holes.WORKERS)
    assert [name for name in named if "." in name and book.fact(name) is None] == []


def test_none_of_ours_says_what_rules_of_care_forbid(book: Catalogue) -> None:
    said = " ".join(text for reply in book.canned() for text in (reply.text.je, reply.text.u)).lower()
    assert [word for word in ("komt goed", "bsn", "beloof", "hoi ", "!") if word in said] == []
