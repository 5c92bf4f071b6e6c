# SPDX-License-Identifier: EUPL-1.2
"""What residents read when nobody has looked after anything for two years: whole sentences, danger first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from content import holes
from content.catalogue import Catalogue
from content.compile import compile_content
from content.expiry.state import always_there
from content.gone import contacts

LATER = "2028-11-22"
FORMS = ("je", "u")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The project's own content, opened in two years."""
    target = tmp_path_factory.mktemp("compiled")
    compile_content(Path("content"), None, target)
    return Catalogue.open(target, lambda: LATER)


def written(book: Catalogue, kind: str) -> Iterator[tuple[str, dict[str, object]]]:
    for key, data in book.rows("SELECT key, data FROM entry WHERE kind = ? AND organisation = ''", (kind,)):
        yield key, json.loads(data)


def values(data: dict[str, object], form: str) -> dict[str, str]:
    """Something for each hole that code fills."""
    text = str(data.get(form) or data.get("text") or data.get("je") or "")
    return {name: "iets" for name in holes.names(text) if "." not in name}


@pytest.mark.parametrize("form", FORMS)
def test_every_message_still_says_something_and_no_hole_is_left(book: Catalogue, form: str) -> None:
    for key, data in written(book, "message"):
        said = book.message(key, form=form, **values(data, form))
        assert (said.strip() or not (data.get("text") or data.get(form))) and "{" not in said, key


def test_no_message_says_a_number_that_nobody_checked_but_those_for_need(book: Catalogue) -> None:
    named = {id for _, data in written(book, "message") for id in contacts(json.dumps(data))}
    old = {id for id in named if not always_there(book.contact(id) or pytest.fail(id))}
    numbers = {contact.phone.number for id in old if (contact := book.contact(id)) and contact.phone}
    assert numbers, "there is a message with a number that can grow old"

    for key, data in written(book, "message"):
        for form in FORMS:
            said = book.message(key, form=form, **values(data, form))
            assert not [number for number in numbers if number in said], key


@pytest.mark.parametrize("key", ["fallback", "fallback_again", "off", "off_waiting", "web_off", "nobody_now"])
def test_the_lines_for_need_are_named_however_old_they_are(book: Catalogue, key: str) -> None:
    line = book.contact("luisterlijn")
    assert line is not None and line.phone is not None
    assert line.phone.number in book.message(key)


def test_every_danger_card_is_whole_and_names_a_number(book: Catalogue) -> None:
    for key, data in written(book, "card"):
        for form in FORMS:
            lines = "\n".join(book.card(key, form=form).lines)
            assert lines.strip() and not holes.names(lines), key
        if "danger_next" not in key:
            assert data.get("kind"), key


def test_a_message_that_named_only_who_is_gone_says_what_always_holds(tmp_path: Path) -> None:
    own = tmp_path / "own" / "standaard" / "messages" / "own.yml"
    own.parent.mkdir(parents=True)
    own.write_text('praten: {text: "Praten? Bel {geldfit.name}: {geldfit.phone}."}\n', "utf-8")
    compile_content(Path("content"), tmp_path / "own", tmp_path / "compiled")

    later = Catalogue.open(tmp_path / "compiled", lambda: LATER)

    assert later.message("praten") == "Is er gevaar? Bel 112."
