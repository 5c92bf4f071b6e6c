# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.repository`: who changed what when, also by hand."""

from __future__ import annotations

from content.editing.difference import Difference, differences
from content.editing.repository import Repository
from tests.content.editing.bench import Bench


def test_an_entrys_history_has_who_when_why_and_the_difference(bench: Bench) -> None:
    bench.say("contact", "hulp", {"cost": "Een euro."}, words="duurder")
    bench.say("message", "bel", {"text": "Bel ons."})
    bench.say("contact", "hulp", {"cost": "Twee euro."}, words="weer duurder")
    last, first = bench.repository.history("contact", "hulp")
    assert (last.who, last.words) == ("Els", "weer duurder")
    assert last.changes == (Difference("cost", "Een euro.", "Twee euro."),)
    assert Difference("cost", None, "Een euro.") in first.changes
    assert first.when <= last.when


def test_who_wrote_it_stands_beside_who_published_it(bench: Bench) -> None:
    bench.say("message", "bel", {"text": "Bel ons."}, authors=("Omar\nOmzien-Alone: ja", "Zoë"))
    [only] = bench.repository.history("message", "bel")
    assert (only.who, only.authors) == ("Els", ("Omar Omzien-Alone: ja", "Zoë"))


def test_a_change_by_hand_stands_in_it_too(bench: Bench) -> None:
    bench.say("message", "bel", {"text": "Bel ons."})
    bench.tree.change("messages/own.yml", 'bel: {text: "Met de hand."}\n')
    bench.say("button", "ja", {"title": "Jawel"})
    by_hand, _ = bench.repository.history("message", "bel")
    assert by_hand.who == "met de hand"
    assert by_hand.changes == (Difference("text", "Bel ons.", "Met de hand."),)


def test_a_name_with_odd_signs_is_still_a_name(bench: Bench) -> None:
    bench.publish(words="")
    job = bench.job()
    assert job.who == "Els"
    tree = bench.repository.git.text("write-tree")
    head = bench.repository.git.head()
    bench.repository.commit(tree, head, "Zoë <b>\nO'Brien", "x")
    assert bench.log()[0] == "Zoë b O'Brien: x"


def test_another_organisation_has_its_own_history(bench: Bench) -> None:
    bench.say("message", "bel", {"text": "Bel ons."})
    assert Repository(bench.tree.overlay, "stad").history("message", "bel") == []


def test_before_the_first_publication_there_is_none(bench: Bench) -> None:
    assert bench.repository.history("message", "bel") == []


def test_differences_are_by_field() -> None:
    before, after = {"a": {"je": "x", "u": "y"}, "b": [1]}, {"a": {"je": "z", "u": "y"}, "c": 1}
    assert differences(before, after) == (
        Difference("a.je", "x", "z"),
        Difference("b", [1], None),
        Difference("c", None, 1),
    )
    assert differences(None, None) == ()
