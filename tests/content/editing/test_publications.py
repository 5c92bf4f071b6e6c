# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.publications`: everything that was published, and what one person did alone."""

from __future__ import annotations

import pytest

from content.editing import publications
from content.editing.change import Change, LayerFile
from tests.content.editing.bench import Bench

PHONES = [{"number": "0800-8115", "e164": "+318008115"}]
OTHER = [{"number": "088 123 45 67", "e164": "+31881234567"}]


def listed(bench: Bench) -> list[tuple[str, tuple[str, ...]]]:
    """Who published which entries, the last first."""
    return [(one.who, one.names) for one in publications.recent(bench.repository, 20)]


def alone(bench: Bench) -> list[str]:
    """Of what somebody did alone, who."""
    return [one.who for one in publications.alone(bench.repository)]


def test_what_editors_programs_and_hands_did_is_listed_the_last_first(bench: Bench) -> None:
    bench.say("message", "bel", {"text": "Bel {hulp.phone}."})
    bench.publish(LayerFile("themes/geld/inbox.txt", "ik heb geen cent\n"), words="geleerd")
    bench.tree.change("buttons.yml", 'ja: {title: "Jawel"}\n')
    bench.say("contact", "hulp", {"cost": "Een euro."})
    assert listed(bench) == [
        ("Els", ("contact/hulp",)),
        ("met de hand", ("button/ja",)),
        ("Els", ()),
        ("Els", ("message/bel",)),
    ]


def test_nothing_was_published_where_nothing_is(bench: Bench) -> None:
    assert publications.recent(bench.repository, 20) == publications.alone(bench.repository) == []


def test_a_number_by_a_program_wants_eyes_and_an_agreed_one_does_not(bench: Bench) -> None:
    bench.say("contact", "hulp", {"phones": OTHER, "called_date": "2026-11-20"}, agreed=True)
    assert alone(bench) == []
    bench.say("contact", "hulp", {"cost": "Een euro.", "phones": OTHER, "called_date": "2026-11-20"})
    assert alone(bench) == []
    bench.say("contact", "hulp", {"cost": "Een euro."})
    assert alone(bench) == ["Els"]


def test_an_undone_number_is_back_at_once_and_wants_eyes_of_another(bench: Bench) -> None:
    first = bench.say("contact", "hulp", {"phones": OTHER, "called_date": "2026-11-20"}, agreed=True)
    undone = bench.undo(first.commit)
    assert undone.commit and bench.own("contact", "hulp") is None
    assert alone(bench) == ["Els"]
    assert not publications.look(bench.repository, undone.commit, "Els")
    assert publications.look(bench.repository, undone.commit, "Omar")
    assert alone(bench) == []
    assert bench.log()[0] == "Omar: nagekeken"
    assert not publications.look(bench.repository, undone.commit, "Omar")


def test_only_the_newest_number_of_an_entry_can_be_undone(bench: Bench) -> None:
    first = bench.say("contact", "hulp", {"phones": OTHER, "called_date": "2026-11-20"}, agreed=True)
    bench.say("contact", "hulp", {"phones": OTHER, "called_date": "2026-11-20", "cost": "Een euro."})
    assert [clash.name for clash in bench.undo(first.commit).clashes] == ["contact/hulp"]


@pytest.mark.parametrize("again", [True, False])
def test_a_whole_file_is_undone_unless_somebody_wrote_it_again(bench: Bench, again: bool) -> None:
    bench.publish(LayerFile("themes/geld/inbox.txt", "ik heb geen cent\n"))
    second = bench.publish(LayerFile("themes/geld/inbox.txt", "ik heb geen cent\nik ben blut\n"))
    if again:
        bench.publish(LayerFile("themes/geld/inbox.txt", "iets anders\n"))
    assert bool(bench.undo(second.commit).commit) is not again
    assert bench.file("themes/geld/inbox.txt") == ("iets anders\n" if again else "ik heb geen cent\n")


def test_a_note_that_somebody_looked_keeps_what_is_published(bench: Bench) -> None:
    bench.say("contact", "hulp", {"phones": PHONES, "cost": "Een euro."})
    bench.publish(Change("contact", "hulp", {"phones": [], "website": "https://hulp.example"}))
    [one, *_] = publications.alone(bench.repository)
    assert publications.look(bench.repository, one.commit, "Omar")
    assert bench.repository.git.text("status", "--porcelain") == ""
    assert bench.say("message", "bel", {"text": "Bel ons."}).commit
