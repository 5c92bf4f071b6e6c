# SPDX-License-Identifier: EUPL-1.2
"""Canned replies for one conversation."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.desk.tools.canned import Answers, Filled, grouped, unfilled
from content import holes
from content.catalogue import Catalogue
from content.opening.hours import ZONE

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
KNOWN = {"first_name": "Anja", "place": "Hilversum", "when": "morgen 9:00 uur"}


@pytest.fixture
def book(var: Path) -> Catalogue:
    """Our own content."""
    return Catalogue.open(var / "content")


def answers(book: Catalogue, form: str = "je") -> Answers:
    return Answers(book, "standaard", form, NOW)


def test_with_everything_known_no_reply_of_ours_has_anything_open(book: Catalogue) -> None:
    replies = answers(book).all(KNOWN)
    assert len(replies) == len(book.canned())
    assert [reply.key for reply in replies if unfilled(book.message, reply.text)] == []
    assert [reply.key for reply in replies if holes.names(reply.text)] == []


def test_with_nothing_known_every_hole_is_named_in_words_and_counts_as_open(book: Catalogue) -> None:
    replies = {reply.key: reply.text for reply in answers(book).all({"place": None})}
    assert replies["begin_veilig"] == "Hallo, met [vul in: je voornaam]. Komt het nu uit?"
    for canned in book.canned():
        asks = any(hole in holes.WORKERS for hole in holes.names(canned.text.je))
        assert unfilled(book.message, replies[canned.key]) == asks, canned.key


def test_a_text_that_only_has_brackets_may_be_sent(book: Catalogue) -> None:
    for text in ("Zie [1].", "Ik vul in: ja.", "{when}", "[vul in: ]", "[vul in:\nlater]", ""):
        assert not unfilled(book.message, text), text
    assert unfilled(book.message, "Dag. [vul in: iets anders] Tot dan.")


def test_one_is_found_by_its_key_in_the_form_of_address_asked_for(book: Catalogue) -> None:
    found = answers(book, "u").one("stilte", KNOWN)
    assert found is not None and "van u" in found.text
    assert answers(book).one("bestaat_niet", KNOWN) is None


def test_this_conversations_worry_comes_first_and_a_worry_without_replies_is_left_out() -> None:
    replies = [Filled("a", "A", ""), Filled("b", "B", "", "geld"), Filled("c", "C", "", "wonen")]
    assert list(grouped(replies, "wonen")) == ["wonen", None, "geld"]
    assert list(grouped(replies, "rouw")) == [None, "geld", "wonen"]
    assert list(grouped(replies, None)) == [None, "geld", "wonen"]
