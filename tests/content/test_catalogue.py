# SPDX-License-Identifier: EUPL-1.2
"""`content.catalogue`: what residents may be shown, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from content.catalogue import Catalogue, UnknownText
from content.database import POINTER, NoContent
from content.holes import MissingHole
from tests.content.tree import LOCAL, Tree, contact

ROOT = Path(__file__).parents[2]
ELSEWHERE = ("ruamel", "opening_hours", "phonenumbers", "pydantic", "numpy")


def test_a_message_comes_in_the_form_of_address_asked_for(tree: Tree) -> None:
    book = tree.book()
    assert book.message("hallo", name="Omzien") == "Hallo, Omzien. Vertel wat er is."
    assert book.message("hallo", form="u", name="Omzien") == "Hallo, Omzien. Vertelt u wat er is."
    assert book.message_buttons("hallo") == ["mens"]
    assert book.button_title("mens") == "Ik wil een mens spreken"


def test_one_text_for_both_forms_serves_both(tree: Tree) -> None:
    book = tree.book()
    assert book.message("bel") == book.message("bel", form="u") == "Bel Hulp: 0800-8115."


def test_a_hole_nobody_fills_is_an_error_and_not_a_gap(tree: Tree) -> None:
    with pytest.raises(MissingHole, match="name"):
        tree.book().message("hallo")


def test_a_given_value_goes_before_the_directory(tree: Tree) -> None:
    assert tree.book().message("bel", **{"hulp.phone": "0800-0000"}) == "Bel Hulp: 0800-0000."


def test_whether_a_contact_is_open_has_to_be_given(tree: Tree) -> None:
    book = tree.book()
    assert book.fill("{hulp.name} {hulp.open}", **{"hulp.open": "is dicht."}) == "Hulp is dicht."
    with pytest.raises(MissingHole, match=r"hulp\.open"):
        book.fill("{hulp.open}")


@pytest.mark.parametrize(
    "ask", ["message", "theme", "route", "card", "button_title", "municipality", "front_door"]
)
def test_what_is_not_there_is_an_unknown_text(tree: Tree, ask: str) -> None:
    with pytest.raises(UnknownText, match="niets"):
        getattr(tree.book(), ask)("niets")


def test_a_route_has_what_each_answer_changes(tree: Tree) -> None:
    route = tree.book().route("datum")
    assert route.question.of("u") == "Hebt u een brief?"
    assert route.buttons == ("ja", "nee")
    assert (route.answers["ja"].urgency, route.answers["ja"].say.of("je")) == ("today", "Bel vandaag.")
    assert not route.answers["nee"].say


def test_a_card_comes_in_the_form_of_address_asked_for(tree: Tree) -> None:
    book = tree.book()
    assert book.card("suicide_self").lines[1] == "Heb je al iets gedaan? Bel 112."
    assert book.card("suicide_self", form="u").lines[1] == "Hebt u al iets gedaan? Bel 112."


def test_examples_carry_their_intent_and_themes(tree: Tree) -> None:
    tree.spoil("themes/geld.yml", '  - "voorbeeld nummer 0"', "  - {text: huur, ook: [wonen]}")
    found = {example.text: (example.intent, example.themes) for example in tree.book().examples()}
    assert found["huur"] == ("zorg_delen", ("geld", "wonen"))
    assert found["voorbeeld nummer 1"] == ("zorg_delen", ("geld",))
    assert found["bedankt"] == ("bedanken", ())


def test_sentences_beside_a_theme_count_and_keep_their_voice(tree: Tree) -> None:
    tree.write("themes/geld/opa.txt", "ook dat nog ook: [wonen]\n")
    tree.write("themes/geld/woorden.txt", "de dure ketel\n")
    tree.write("intents/bedanken/opa.txt", "dank, de rekening is betaald ook: [geld]\n")
    found = {example.text: example for example in tree.book().examples()}
    assert found["de ketel is stuk"].themes == ("geld",)
    assert found["ook dat nog"].themes == ("geld", "wonen")
    assert found["wat lief"].intent == "bedanken"
    paid = found["dank, de rekening is betaald"]
    assert (paid.intent, paid.themes) == ("bedanken", ("geld",))
    assert found["de dure ketel"].intent == "zorg_woord" and found["de dure ketel"].themes == ("geld",)
    spoken = ("ook dat nog", "de ketel is stuk", "bedankt")
    assert [found[text].voice for text in spoken] == ["opa", "oma", ""]


def test_themes_come_in_the_order_their_editor_gave_them(tree: Tree) -> None:
    tree.write(
        "themes/aap.yml", "key: aap\nname: Aap\nbutton: Aap\nopening: {text: Ja.}\nexamples: [x]\norder: 20\n"
    )
    tree.spoil("themes/geld.yml", "key: geld", "key: geld\norder: 10")
    assert [theme.key for theme in tree.book().themes()] == ["geld", "aap"]


@pytest.mark.parametrize(
    "hidden",
    [{"confidence": "low"}, {"confidence": "unverified"}, {"status": "inactive"}],
    ids=["low", "unverified", "inactive"],
)
def test_a_contact_that_was_not_checked_does_not_exist(tree: Tree, hidden: dict[str, str]) -> None:
    tree.write("directory/more.yml", contact("meer", **hidden))
    book = tree.book()
    assert book.contact("meer") is None
    assert [c.id for c in book.contacts("geld", None)] == ["hulp"]


@pytest.mark.parametrize(
    "hidden", [{"show_phone": "false"}, {"phone_confidence": "low"}], ids=["hidden", "not checked"]
)
def test_a_number_that_may_not_be_shown_is_not_even_in_the_compiled_file(
    tree: Tree, hidden: dict[str, str]
) -> None:
    tree.write("directory/national.yml", contact("hulp", **hidden))
    tree.write("messages/talk.yml", 'dag: {text: "Dag."}')
    tree.spoil("themes/geld.yml", "Bel {hulp.phone}.", "Dag.")
    path = tree.compile()
    found = Catalogue.open(tree.target).contact("hulp")
    assert found is not None
    assert (found.name, found.phone) == ("Hulp", None)
    assert b"8115" not in path.read_bytes()


def test_contacts_are_local_then_regional_then_national(tree: Tree) -> None:
    regional = LOCAL.replace("id: team", "id: regio").replace("level: local", "level: regional")
    tree.write("directory/aa.yml", regional)
    book = tree.book()
    assert [c.id for c in book.contacts("geld", "GM0001")] == ["team", "regio", "hulp"]
    assert [c.id for c in book.contacts("geld", "GM0002")] == ["hulp"]
    assert [c.id for c in book.contacts("geld", None)] == ["hulp"]


def test_a_theme_says_which_national_contact_comes_first(tree: Tree) -> None:
    tree.write("directory/aa.yml", contact("aap"))
    assert [c.id for c in tree.book().contacts("geld", None)] == ["hulp", "aap"]


def test_who_serves_the_need_comes_first_and_specialists_in_something_else_last(tree: Tree) -> None:
    tree.write("directory/aa.yml", contact("gokhulp", needs="[gokken]"))
    tree.write("directory/bb.yml", contact("eten", needs="[eten]"))
    tree.write("directory/cc.yml", contact("breed"))
    book = tree.book()
    assert [c.id for c in book.contacts("geld", None)] == ["hulp", "breed", "gokhulp", "eten"]
    assert [c.id for c in book.contacts("geld", None, needs=["eten"])] == ["eten", "hulp", "breed", "gokhulp"]


def test_the_front_door_has_its_own_facts_and_the_shared_text(tree: Tree) -> None:
    door = tree.book().front_door("GM0001")
    assert (door.id, door.name, door.description) == (
        "gemeente_gm0001",
        "Gemeente Hier",
        "De gemeente zoekt hulp.",
    )
    assert door.phone is not None
    assert (door.phone.number, door.phone.e164, door.phone.kind) == ("14 030", None, "municipal")
    assert (door.level, door.municipalities, door.front_door) == ("local", ("GM0001",), True)


def test_an_editor_can_add_to_one_front_door(tree: Tree) -> None:
    tree.write(
        "directory/local/GM0002.yml", '- {id: gemeente_gm0002, opening_hours: "Mo-Fr 09:00-12:00; PH off"}'
    )
    assert tree.problems() == []
    door = tree.book().front_door("GM0002")
    assert (door.name, door.opening_hours) == ("Gemeente Daar", "Mo-Fr 09:00-12:00; PH off")


def test_a_reader_switches_to_a_newer_version_when_it_looks(tree: Tree) -> None:
    book = tree.book()
    assert not book.refresh()
    before = book.version
    tree.spoil("messages/talk.yml", "Vertel wat er is.", "Zeg het maar.")
    tree.compile()
    assert book.message("hallo", name="A") == "Hallo, A. Vertel wat er is."
    assert book.refresh()
    assert book.version != before
    assert book.message("hallo", name="A") == "Hallo, A. Zeg het maar."


def test_a_pointer_to_nothing_leaves_the_reader_where_it_was(tree: Tree) -> None:
    book = tree.book()
    (tree.target / POINTER).write_text("content-weg.sqlite")
    assert not book.refresh()
    assert book.button_title("ja") == "Ja"


def test_opening_what_was_never_compiled_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoContent, match="omzien content compile"):
        Catalogue.open(tmp_path)


def test_reading_needs_only_the_standard_library_and_rapidfuzz(compiled: Path) -> None:
    code = f"""
import sys
class Away:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {ELSEWHERE!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Away())
from pathlib import Path
from content.gazetteer import places
from content.catalogue import Catalogue
book = Catalogue.open(Path({str(compiled)!r}))
print(places.find(book, "hilversm").places[0].name, len(book.themes()) > 0)
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stdout.split() == ["Hilversum", "True"], run.stderr
