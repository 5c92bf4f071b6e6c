# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.shelf`: the base's, one's own, what drifted, and where something is said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from content.editing.change import Change
from content.entry import Kind
from tests.content.editing.bench import Bench

BEL = {"text": "Bel {hulp.name} op {hulp.phone}."}


def drift(bench: Bench, kind: Kind, key: str) -> tuple[str, ...]:
    """The fields under which the base changed."""
    view = bench.shelf.view(kind, key)
    assert view is not None
    return view.drift


def found(bench: Bench, words: str) -> list[str]:
    """The keys of the entries in which it is said."""
    return [hit.view.key for hit in bench.shelf.search(words)]


def test_a_view_has_the_base_ones_own_and_both_together(bench: Bench) -> None:
    bench.say("contact", "hulp", {"cost": "Een euro."})
    view = bench.shelf.view("contact", "hulp")
    assert view is not None and view.base is not None and view.file is not None
    assert (view.base["cost"], view.own) == ("Gratis.", {"id": "hulp", "cost": "Een euro."})
    assert (view.merged["cost"], view.merged["name"]) == ("Een euro.", "Hulp")
    assert (view.file.name, view.line) == ("own.yml", 1)


def test_what_nobody_changed_is_the_bases_and_what_is_nowhere_is_none(bench: Bench) -> None:
    view = bench.shelf.view("message", "bel")
    assert view is not None
    assert (view.own, view.drift) == (None, ())
    assert bench.shelf.view("message", "nergens") is None


def test_the_shelf_follows_the_files(bench: Bench) -> None:
    assert len(bench.shelf.entries("message")) == 2
    bench.tree.change("messages/own.yml", 'nog: {text: "Dag."}\n')
    assert [view.key for view in bench.shelf.entries("message")] == ["hallo", "bel", "nog"]


def test_a_base_that_changes_under_an_override_is_named_by_field(bench: Bench) -> None:
    bench.say("contact", "hulp", {"cost": "Een euro.", "access": "via gemeente"})
    assert drift(bench, "contact", "hulp") == ()
    bench.tree.spoil("directory/national.yml", "Gratis.", "Tien euro.")
    assert drift(bench, "contact", "hulp") == ("cost",)


def test_what_the_base_said_before_is_kept_unless_it_is_long(bench: Bench) -> None:
    theme_file = bench.tree.base / "themes" / "geld.yml"
    longer = theme_file.read_text("utf-8").replace("voorbeeld nummer", "een heel lang voorbeeld met nummer")
    bench.tree.write("themes/geld.yml", longer)
    bench.say("contact", "hulp", {"cost": "Een euro."})
    bench.say("theme", "geld", {"examples": [f"zin nummer {number} van ons" for number in range(60)]})
    bench.tree.spoil("directory/national.yml", "Gratis.", "Tien euro.")
    bench.tree.spoil("themes/geld.yml", "voorbeeld met nummer 3", "ander voorbeeld")
    contact, theme = bench.shelf.view("contact", "hulp"), bench.shelf.view("theme", "geld")
    assert contact is not None and theme is not None
    assert (contact.was, theme.was) == ({"cost": "Gratis."}, {"examples": None})


def test_a_note_of_an_older_version_is_read_and_becomes_whole(bench: Bench) -> None:
    bench.say("contact", "hulp", {"cost": "Een euro."})
    noted = json.loads(bench.file("overridden.json"))
    hash = noted["contact/hulp"]["cost"]["hash"]
    bench.tree.change("overridden.json", json.dumps({"contact/hulp": {"cost": hash}}))
    assert drift(bench, "contact", "hulp") == ()
    bench.say("message", "bel", BEL)
    now = json.loads(bench.file("overridden.json"))
    assert now["contact/hulp"] == noted["contact/hulp"]
    bench.tree.change("overridden.json", json.dumps({"contact/hulp": {"cost": "0" * 12}, "x": 1}))
    assert drift(bench, "contact", "hulp") == ("cost",)


def test_a_field_inside_a_field_is_named_by_its_way(bench: Bench) -> None:
    opening = {"je": "Dat is moeilijk.", "u": "Dat is moeilijk."}
    bench.say("theme", "geld", {"opening": opening})
    bench.tree.spoil("themes/geld.yml", "Dat is zwaar.", "Dat weegt zwaar.")
    assert drift(bench, "theme", "geld") == ()
    bench.say("route", "datum", {"question": {"je": "Ligt er een brief?"}})
    bench.tree.spoil("routes.yml", "Heb je een brief?", "Heb je post?")
    assert drift(bench, "route", "datum") == ("question.je",)


def test_an_editor_who_saw_it_is_not_told_again_and_other_publications_keep_it(bench: Bench) -> None:
    own = {"cost": "Een euro."}
    bench.say("contact", "hulp", own)
    bench.tree.spoil("directory/national.yml", "Gratis.", "Tien euro.")
    bench.say("message", "bel", BEL)
    assert drift(bench, "contact", "hulp") == ("cost",)
    assert bench.publish(Change("contact", "hulp", {"id": "hulp", **own}, seen=("cost",))).commit
    assert drift(bench, "contact", "hulp") == ()


def test_an_override_by_hand_is_watched_from_the_first_publication_on(bench: Bench) -> None:
    bench.tree.change("directory/own.yml", '- {id: hulp, cost: "Een euro."}\n')
    bench.say("message", "bel", BEL)
    bench.tree.spoil("directory/national.yml", "Gratis.", "Tien euro.")
    assert drift(bench, "contact", "hulp") == ("cost",)


def test_another_organisation_has_no_drift_of_ours(bench: Bench) -> None:
    bench.say("contact", "hulp", {"cost": "Een euro."})
    bench.tree.spoil("directory/national.yml", "Gratis.", "Tien euro.")
    other = type(bench.shelf)(bench.tree.base, bench.tree.overlay, "stad")
    view = other.view("contact", "hulp")
    assert view is not None
    assert (view.own, view.drift) == (None, ())


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("vertel wat er is", "hallo"),
        ("Hallo, Anja. Vertel wat er is.", "hallo"),
        ("Hallo, meneer van der Berg.", "hallo"),
        ("Bel Hulp: 0800-8115.", "bel"),
        ("0800-8115", "hulp"),
        ("brief", "datum"),
        ("bel nu 113", "suicide_self"),
        ("Ik ben een computer", "suicide_self"),
        ("zwáár", "geld"),
        ("spreken wil mens", "mens"),
    ],
)
def test_it_is_found_where_it_is_said(bench: Bench, words: str, key: str) -> None:
    assert found(bench, words)[0] == key


@pytest.mark.parametrize("words", ["", "   ", "!?", "zeppelin", "Dag, Anja. Vertel het maar."])
def test_what_is_nowhere_said_is_not_found(bench: Bench, words: str) -> None:
    assert found(bench, words) == []


def test_one_word_between_holes_is_not_every_sentence_with_that_word(bench: Bench) -> None:
    bench.tree.change("messages/own.yml", 'twee: {text: "{first} en {last}"}\n')
    assert found(bench, "Anja en Bram") == ["twee"]
    assert "twee" not in found(bench, "Helpt mensen met hun brieven en met het geld.")


def test_only_the_kinds_that_are_asked_for_are_searched(bench: Bench) -> None:
    assert {hit.view.kind for hit in bench.shelf.search("geld", ("contact",))} == {"contact"}
    assert {hit.view.kind for hit in bench.shelf.search("geld")} == {"contact", "theme"}


def test_a_search_finds_ones_own_words_and_no_longer_the_bases(bench: Bench) -> None:
    bench.say("message", "bel", {"text": "Telefoneer met {hulp.name}."})
    assert found(bench, "telefoneer") == ["bel"]


@pytest.mark.parametrize(
    ("kind", "key", "data"),
    [
        ("message", "hallo", {"je": "Vertel wat er is.", "u": "Vertelt u wat er is."}),
        ("message", "hallo", {"je": "Dag {naam}, {name}.", "u": "Dag {naam}, {name}."}),
        ("message", "bel", {"text": "Bel {weg.phone}."}),
        ("card", "suicide_self", {"je": ["Bel nu.", "Ik ben een computer. Ik kan geen hulp sturen."]}),
        ("card", "eigen_kaart", {"kind": "gevaar", "buttons": ["mens"], "source": "wij"}),
        ("contact", "hulp", {"status": "inactive"}),
        ("contact", "nieuw", {"name": "Nieuw"}),
        ("theme", "../stuk", {"name": "x"}),
        ("button", "ja", {"titel": "Jawel"}),
    ],
)
def test_the_rules_speak_before_anything_is_written(
    bench: Bench, kind: Kind, key: str, data: dict[str, Any]
) -> None:
    problems = bench.shelf.problems(Change(kind, key, data))
    assert problems
    assert not bench.say(kind, key, data).commit
    assert not (bench.tree.overlay / "dorp").exists()


def test_facts_of_contacts_may_come_and_go(bench: Bench) -> None:
    for text in ("Bel {hulp.phone}.", "Kijk op {hulp.website}.", "Bel ons."):
        assert bench.shelf.problems(Change("message", "bel", {"text": text})) == []
