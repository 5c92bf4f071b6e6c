# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.writing`: one entry changes, and nothing else in the file does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from content.editing.change import Change
from content.editing.writing import CannotWrite, changed
from content.yaml_file import parsed

HAND = """\
# Van ons. Niet door een programma.
hallo: {je: "a", u: "b"}   # naast

# over bel
bel:
    je: "x"  # waarom
    u: 'y'
    buttons: [mens,   ja]

# tot slot
"""
LIST = """\
# van ons
  - id: een
    name: "Een"   # naast
    assured_date: 2026-05-01

  # over twee
  - id: twee
    name: Twee
"""


def write(text: str, kind: Any, key: str, data: dict[str, Any] | None) -> str:
    """The file after the change."""
    made = changed(text.encode(), Change(kind, key, data))
    return made.decode() if made is not None else ""


def test_every_other_line_stays_as_it_was_written() -> None:
    new = write(HAND, "message", "bel", {"je": "nieuw", "u": "y", "buttons": ["mens", "ja"]})
    before, after = HAND.splitlines(), new.splitlines()
    assert [line for line in before if line not in after] == before[5:8]
    assert '  je: "nieuw" # waarom' in after
    assert "  u: 'y'" in after


def test_a_field_that_is_taken_away_goes_and_a_new_one_comes_last() -> None:
    new = write(HAND, "message", "bel", {"je": "x", "buttons": ["mens", "ja"], "source": "wij"})
    assert list(parsed(Path(), new.encode()).data["bel"]) == ["je", "buttons", "source"]


def test_an_entry_goes_with_nothing_else() -> None:
    new = write(HAND, "message", "bel", None)
    assert "bel:" not in new
    assert new.startswith(HAND[: HAND.index("bel:")])
    assert new.endswith("# tot slot\n")


def test_a_new_entry_comes_behind_the_others() -> None:
    new = write(HAND, "message", "dag", {"text": "Dag: {naam}"})
    assert new.startswith(HAND.rstrip("\n"))
    assert new.endswith('dag:\n  text: "Dag: {naam}"\n')


def test_a_list_keeps_its_remarks_and_its_place_on_the_line() -> None:
    new = write(LIST, "contact", "een", {"id": "een", "name": "Nieuw", "assured_date": "2026-05-01"})
    assert new == LIST.replace('"Een"   #', '"Nieuw" #') or '    name: "Nieuw"' in new
    assert "    assured_date: 2026-05-01\n" in new
    assert new.endswith("  # over twee\n  - id: twee\n    name: Twee\n")
    more = write(LIST, "contact", "drie", {"name": "Drie"})
    assert more == LIST + '  - id: "drie"\n    name: "Drie"\n'


def test_a_file_of_one_theme_is_changed_and_made_and_taken_away() -> None:
    made = write("", "theme", "buurt", {"name": "De buurt", "opening": {"je": "a", "u": "b"}})
    assert parsed(Path(), made.encode()).data == {
        "key": "buurt",
        "name": "De buurt",
        "opening": {"je": "a", "u": "b"},
    }
    again = write("# van ons\n" + made, "theme", "buurt", {"name": "Buurt"})
    assert again == '# van ons\nkey: "buurt"\nname: "Buurt"\n'
    assert changed(again.encode(), Change("theme", "buurt", None)) is None


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "null",
        "112",
        "0800-0113",
        "2026-11-22",
        "a: b # c",
        'zeg "hoi"',
        "één\ntwee\n",
        " spatie ",
        "- streep",
        "{gat}",
        "\u2028regel\u0085",
        "‘krul’ … 🙂",
        "",
        "x" * 5000,
    ],
)
def test_whatever_is_typed_is_read_again_as_it_was_typed(text: str) -> None:
    made = write(HAND, "message", "nieuw", {"text": text})
    assert parsed(Path(), made.encode()).data["nieuw"] == {"text": text}


@pytest.mark.parametrize("text", ["\ufeff" + HAND, HAND.replace("\n", "\r\n"), "{hallo: {text: a}}\n", ""])
def test_files_of_other_programs_stay_what_they_are(text: str) -> None:
    made = write(text, "message", "nieuw", {"text": "Dag."})
    assert parsed(Path(), made.encode()).data["nieuw"] == {"text": "Dag."}
    assert made.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in made) == ("\r\n" in text)


@pytest.mark.parametrize("content", [b"hallo: [\n", b"\xff\xfe", b"a: &x {b: c}\nd: *x\n"])
def test_a_broken_file_is_not_written(content: bytes) -> None:
    with pytest.raises(CannotWrite):
        changed(content, Change("message", "nieuw", {"text": "Dag."}))
