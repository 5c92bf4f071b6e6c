# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.press`: whole or not at all, with real git."""

from __future__ import annotations

from content.editing.basis import basis
from content.editing.change import Change, LayerFile
from tests.content.editing.bench import Bench

BEL = {"text": "Bel {hulp.name} op {hulp.phone}."}


def test_a_published_text_is_read_at_once_and_stands_in_git_with_a_name(bench: Bench) -> None:
    result = bench.say("message", "bel", BEL, words="korter")
    assert result.problems == ()
    assert bench.book().message("bel", "dorp") == "Bel Hulp op 0800-8115."
    assert bench.book().message("bel", "stad") == "Bel Hulp: 0800-8115."
    assert bench.log() == ["Els: korter"]
    assert result.commit == bench.repository.git.head()
    assert result.version == bench.book().version
    assert bench.repository.git.text("status", "--porcelain") == ""


def test_only_the_organisations_own_fields_are_written(bench: Bench) -> None:
    bench.say("contact", "hulp", {"cost": "Een euro."})
    assert bench.file("directory/own.yml") == '- id: "hulp"\n  cost: "Een euro."\n'
    shown = bench.book().contact("hulp", "dorp")
    assert shown is not None
    assert (shown.cost, shown.name) == ("Een euro.", "Hulp")


def test_what_is_taken_away_is_as_the_base_has_it(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    bench.say("message", "bel", None)
    assert bench.book().message("bel", "dorp") == "Bel Hulp: 0800-8115."
    assert not (bench.tree.overlay / "dorp" / "messages" / "own.yml").exists()


def test_an_entry_that_stands_in_a_file_of_its_own_is_changed_there(bench: Bench) -> None:
    bench.tree.change("messages/zelf.yml", '# van ons\nbel: {text: "Bel ons."}   # kort\n')
    bench.say("message", "bel", BEL)
    assert bench.file("messages/zelf.yml").startswith("# van ons\nbel: {text: ")
    assert bench.file("messages/zelf.yml").endswith("# kort\n")
    assert not (bench.tree.overlay / "dorp" / "messages" / "own.yml").exists()


def test_what_was_edited_by_hand_is_committed_first(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    bench.tree.change("buttons.yml", 'ja: {title: "Jawel"}\n')
    bench.say("message", "extra", {"text": "Dag."})
    assert bench.log() == ["Els: gewijzigd", "met de hand: met de hand", "Els: gewijzigd"]
    assert bench.book().button_title("ja", "dorp") == "Jawel"


def test_an_entry_changed_by_hand_since_it_was_opened_is_a_clash_and_stays(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    seen = {"message/bel": basis(BEL)}
    bench.tree.change("messages/own.yml", 'bel: {text: "Met de hand."}\n')
    result = bench.say("message", "bel", {"text": "Van mij."}, basis=seen)
    assert result.commit == ""
    assert [(clash.name, clash.now) for clash in result.clashes] == [
        ("message/bel", {"text": "Met de hand."})
    ]
    assert "Met de hand." in bench.file("messages/own.yml")


def test_another_entry_changed_by_hand_in_the_same_file_is_no_clash(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    seen = {"message/bel": basis(BEL)}
    bench.tree.change("messages/own.yml", f'bel: {{text: "{BEL["text"]}"}}\nnog: {{text: "Dag."}}\n')
    assert bench.say("message", "bel", {"text": "Van mij."}, basis=seen).commit
    assert bench.book().message("nog", "dorp") == "Dag."


def test_a_broken_rule_refuses_and_changes_nothing(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    before = bench.repository.git.head()
    result = bench.say("contact", "hulp", {"phones": [{"number": "0800-81155"}]})
    assert result.problems
    assert result.problems[0].file == bench.tree.overlay / "dorp" / "directory" / "own.yml"
    assert bench.repository.git.head() == before
    assert not (bench.tree.overlay / "dorp" / "directory").exists()
    assert bench.repository.git.text("status", "--porcelain") == ""


def test_a_file_broken_by_hand_refuses_with_its_own_line(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    bench.tree.change("messages/stuk.yml", "kapot: [\n")
    result = bench.say("message", "bel", {"text": "Dag."})
    assert [problem.file.name for problem in result.problems] == ["stuk.yml"]
    assert bench.book().message("bel", "dorp") == "Bel Hulp op 0800-8115."


def test_a_draft_that_was_published_before_is_not_published_twice(bench: Bench) -> None:
    first = bench.say("message", "bel", BEL, note="abc/1")
    again = bench.say("message", "bel", BEL, note="abc/1")
    assert again.commit == first.commit
    assert len(bench.log()) == 1


def test_a_merge_in_the_middle_is_left_to_who_is_at_it(bench: Bench) -> None:
    first = bench.say("message", "bel", BEL)
    (bench.repository.room.parent / "MERGE_HEAD").write_text(first.commit, "ascii")
    assert not bench.say("message", "bel", {"text": "Dag."}).commit


def test_whole_files_are_written_only_where_they_may_be(bench: Bench) -> None:
    assert bench.publish(LayerFile("themes/geld/eigen.txt", "ik heb geen cent meer\n")).commit
    assert [one.text for one in bench.book().examples() if one.voice == "eigen"] == ["ik heb geen cent meer"]
    for path in ("../x.txt", "/tmp/x.txt", "messages/own.yml", ".git/x.txt", "a/../../x.txt"):
        assert not bench.publish(LayerFile(path, "x")).commit


def test_lines_that_two_people_add_to_one_file_are_both_there_and_none_twice(bench: Bench) -> None:
    path, first, second = "themes/geld/inbox.txt", "ik heb geen cent meer\n", "alles is op\n"
    assert bench.publish(LayerFile(path, first, more=True)).commit
    # Made before the first was written, so it knows nothing of it.
    assert bench.publish(LayerFile(path, second + first, more=True)).commit
    assert bench.file(path) == first + second


def test_lines_are_added_below_what_somebody_wrote_by_hand_without_a_last_line_end(bench: Bench) -> None:
    path = "themes/geld/inbox.txt"
    assert bench.publish(LayerFile(path, "ik heb geen cent meer")).commit
    assert bench.publish(LayerFile(path, "alles is op\n", more=True)).commit
    assert bench.file(path) == "ik heb geen cent meer\nalles is op\n"


def test_an_undone_publication_is_as_it_was_before(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    second = bench.say("message", "bel", {"text": "Fout."})
    assert bench.undo(second.commit).commit
    assert bench.book().message("bel", "dorp") == "Bel Hulp op 0800-8115."


def test_the_first_publication_undone_leaves_the_base(bench: Bench) -> None:
    first = bench.say("message", "bel", BEL)
    bench.undo(first.commit)
    assert bench.book().message("bel", "dorp") == "Bel Hulp: 0800-8115."
    assert bench.own("message", "bel") is None


def test_what_changed_since_is_not_undone(bench: Bench) -> None:
    first = bench.say("message", "bel", BEL)
    bench.say("message", "bel", {"text": "Later."})
    result = bench.undo(first.commit)
    assert [clash.name for clash in result.clashes] == ["message/bel"]
    assert bench.book().message("bel", "dorp") == "Later."


def test_another_field_changed_since_stays_when_one_is_undone(bench: Bench) -> None:
    first = bench.say("contact", "hulp", {"cost": "Een euro."})
    bench.say("contact", "hulp", {"cost": "Een euro.", "name": "Hulpje"})
    assert bench.undo(first.commit).commit
    assert bench.own("contact", "hulp") == {"id": "hulp", "name": "Hulpje"}


def test_each_organisation_has_its_own(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    bench.tree.change("messages/own.yml", 'bel: {text: "Stad."}\n', "stad")
    bench.say("message", "bel", {"text": "Dorp."})
    assert bench.book().message("bel", "stad") == "Stad."
    assert bench.book().message("bel", "dorp") == "Dorp."


def test_several_changes_are_one_publication(bench: Bench) -> None:
    bench.publish(Change("message", "bel", BEL), Change("button", "ja", {"title": "Jawel"}), words="samen")
    assert bench.log() == ["Els: samen"]
    assert bench.book().button_title("ja", "dorp") == "Jawel"


def test_a_commit_that_is_not_there_cannot_be_undone(bench: Bench) -> None:
    bench.say("message", "bel", BEL)
    assert bench.undo("0" * 40).problems
