# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.hand` and `standing`: files edited by hand, and one organisation's broken one."""

from __future__ import annotations

import pytest

from content.compile import BrokenContent
from content.editing import hand
from content.editing.change import Change, LayerFile
from content.editing.finishing import from_good
from content.editing.job import Job, Result
from content.editing.press import press
from tests.content.editing.bench import Bench

BEL = {"text": "Bel {hulp.name} op {hulp.phone}."}
STAD = 'bel: {text: "Bel de stad."}\n'


def by_hand(bench: Bench, organisation: str = "dorp") -> Result:
    """What came of putting online what was written by hand."""
    return press(Job(bench.where, organisation, "met de hand", hand=True))


def city(bench: Bench) -> None:
    """Stad has a text of its own, found good."""
    bench.tree.change("messages/own.yml", STAD, "stad")
    assert by_hand(bench, "stad").commit


def test_a_broken_file_of_another_organisation_keeps_nobody_from_publishing(bench: Bench) -> None:
    city(bench)
    bench.tree.change("messages/stuk.yml", "kapot: [\n", "stad")
    assert bench.say("message", "bel", BEL).commit
    assert bench.book().message("bel", "dorp") == "Bel Hulp op 0800-8115."
    # Stad's residents read what was good, not the base.
    assert bench.book().message("bel", "stad") == "Bel de stad."
    assert hand.waiting(bench.where) == ["stad"]


def test_a_layer_that_never_was_good_is_left_out_for_others(bench: Bench) -> None:
    bench.tree.change("messages/stuk.yml", "kapot: [\n", "stad")
    assert bench.say("message", "bel", BEL).commit
    assert bench.book().message("bel", "dorp") == "Bel Hulp op 0800-8115."
    assert bench.book().message("bel", "stad") == "Bel Hulp: 0800-8115."


def test_a_broken_file_is_told_with_its_line_until_it_is_mended(bench: Bench) -> None:
    city(bench)
    bench.tree.change("messages/stuk.yml", "dag: {text: ok}\nkapot: [\n", "stad")
    assert not by_hand(bench, "stad").commit
    [refusal] = hand.told(bench.where)["stad"]
    assert (refusal.file, refusal.line) == ("stad/messages/stuk.yml", 3)
    bench.tree.change("messages/stuk.yml", 'dag: {text: "Dag."}\n', "stad")
    assert by_hand(bench, "stad").commit
    assert hand.told(bench.where) == {}
    assert bench.book().message("dag", "stad") == "Dag."


def test_what_breaks_a_rule_by_hand_is_not_published_with_another_change(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    wrong = '- {id: hulp, phones: [{number: "0800-81155"}]}\n'
    bench.tree.change("directory/own.yml", wrong)
    result = bench.say("button", "ja", {"title": "Jawel"})
    assert [problem.file.name for problem in result.problems] == ["own.yml"]
    assert bench.book().button_title("ja", "dorp") == "Ja"
    # Who mends that very entry may publish it.
    mended = {"id": "hulp", "phones": [{"number": "0800-8115", "e164": "+318008115"}]}
    assert bench.say("contact", "hulp", mended).commit


def test_a_change_by_hand_in_another_organisation_stays_theirs(bench: Bench) -> None:
    city(bench)
    bench.tree.change("messages/own.yml", 'bel: {text: "Bel straks."}\n', "stad")
    bench.say("message", "bel", BEL)
    assert "Bel de stad." in bench.repository.git.text("show", "HEAD:stad/messages/own.yml")
    assert by_hand(bench, "stad").commit
    assert bench.book().message("bel", "stad") == "Bel straks."
    assert bench.log()[0] == "met de hand: met de hand"


def test_omzien_starts_with_what_was_good(bench: Bench) -> None:
    city(bench)
    bench.tree.change("messages/stuk.yml", "kapot: [\n", "stad")
    from_good(bench.where)
    assert bench.book().message("bel", "stad") == "Bel de stad."


def test_omzien_does_not_start_on_a_file_that_never_was_good(bench: Bench) -> None:
    bench.repository.ensure()
    bench.tree.change("messages/stuk.yml", "kapot: [\n", "stad")
    with pytest.raises(BrokenContent, match=r"overlay/stad/messages/stuk\.yml:2"):
        from_good(bench.where)


def test_a_number_changed_by_hand_asks_for_other_eyes_and_a_word_does_not(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    bench.tree.change("buttons.yml", 'ja: {title: "Jawel"}\n')
    by_hand(bench)
    assert "Omzien-Alone" not in bench.repository.git.text("log", "-1", "--format=%B")
    bench.tree.change("directory/own.yml", "- {id: hulp, phones: []}\n")
    assert by_hand(bench).commit
    assert "Omzien-Alone: ja" in bench.repository.git.text("log", "-1", "--format=%B")


def test_sentences_of_a_theme_that_is_not_there_are_refused(bench: Bench) -> None:
    assert bench.publish(LayerFile("themes/geld/inbox.txt", "ik heb geen cent\n")).commit
    for path, line in (
        ("themes/liefde/inbox.txt", "ik ben verliefd\n"),
        ("intents/groeten/inbox.txt", "hoi\n"),
        ("themes/geld/inbox.txt", "de huur  ook: [wonen]\n"),
        ("held/themes/liefde.txt", "ik ben verliefd\n"),
        ("held/themes/geld.txt", "de huur  ook: [wonen]\n"),
    ):
        result = bench.publish(LayerFile(path, line))
        assert not result.commit
        assert [(problem.line, problem.file.name) for problem in result.problems] == [
            (1, path.split("/")[-1])
        ]


def test_a_theme_does_not_go_while_it_has_sentences(bench: Bench) -> None:
    theme = {
        "name": "Liefde",
        "button": "Liefde",
        "opening": {"text": "Dat is fijn."},
        "contacts": ["hulp"],
        "examples": [f"zin nummer {n}" for n in range(60)],
    }
    assert bench.say("theme", "liefde", theme).commit
    assert bench.publish(LayerFile("themes/liefde/inbox.txt", "ik ben verliefd\n")).commit
    assert not bench.publish(Change("theme", "liefde", None)).commit
    assert bench.publish(Change("theme", "liefde", None), LayerFile("themes/liefde/inbox.txt", None)).commit
