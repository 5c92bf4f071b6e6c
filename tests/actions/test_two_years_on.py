# SPDX-License-Identifier: EUPL-1.2
"""Two years without anybody who looks after it: every worry still gets a way in and an honest word."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.compile import compile_content
from tests.actions.talk import Talk, ids, shown, text

LATER = "2028-11-22T10:00:00+01:00"
BOOK_DAY = "2028-11-22"
THEMES = sorted(path.stem for path in Path("content/themes").glob("*.yml"))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The project's own content, with the clock two years ahead."""
    target = tmp_path_factory.mktemp("compiled")
    compile_content(Path("content"), None, target)
    return Catalogue.open(target, lambda: BOOK_DAY)


@pytest.fixture
def talk(book: Catalogue) -> Talk:
    talk = Talk(book)
    talk.context["now"] = LATER
    return talk


def old_numbers(book: Catalogue) -> set[str]:
    """Every number of a local contact: all of them are too old by then, but a municipality's own."""
    rows = book.rows("SELECT key FROM entry WHERE kind = 'contact'")
    known = [contact for (key,) in rows if (contact := book.contact(key)) and contact.phone]
    ways_in = {one.phone.number for one in known if one.phone and one.front_door}
    return {one.phone.number for one in known if one.phone and one.level != "national"} - ways_in


def test_debts_in_hilversum_lead_to_the_municipality_and_say_why(talk: Talk) -> None:
    first = text(talk.worry("ik heb schulden", "geld"))
    assert "Sluit nu geen nieuwe lening af." in first and "Geldfit" not in first
    talk.presses("nee")

    reply = talk.says("plaats", "hilversum")

    assert shown(reply) == ["gemeente_gm0402"]
    assert "weet ik nog niemand" in text(reply) and "mens" in ids(reply)


@pytest.mark.parametrize("theme", THEMES)
def test_every_worry_gets_an_answer_without_an_old_number(talk: Talk, book: Catalogue, theme: str) -> None:
    said = [text(talk.worry("zorgen", theme))]
    for answer in ("nee", "weet_niet"):
        if talk.last is not None and answer in ids(talk.last):
            said.append(text(talk.presses(answer)))
            break
    said.append(text(talk.says("plaats", "hilversum")))

    assert talk.last is not None and shown(talk.last)
    assert all(said) and not [number for number in old_numbers(book) if number in "\n".join(said)]
    while talk.last is not None and "meer" in ids(talk.last):
        assert text(talk.presses("meer"))
