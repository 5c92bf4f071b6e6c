# SPDX-License-Identifier: EUPL-1.2
"""Only what differs from the base becomes our own, and nothing we had is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.desk.pages.editor.fields import fields_of
from bot.desk.pages.editor.filling import Filled, begun, filled, whole
from bot.desk.pages.editor.names import Names
from content.catalogue import Catalogue

BASE: dict[str, Any] = {
    "key": "geld",
    "name": "Geld",
    "button": "Geld",
    "opening": {"je": "Dat is zwaar.", "u": "Dat is zwaar."},
    "examples": ["ik heb schulden", {"text": "de huur", "ook": ["wonen"]}],
    "needs": [
        {"key": "eten", "when": ["honger"], "opening": {"je": "Goed dat je het zegt.", "u": "Goed."}},
        "kaal",
    ],
}


@pytest.fixture
def names(shipped: Path) -> Names:
    return Names(Catalogue.open(shipped / "content"), "standaard", "je")


def fill(names: Names, base: dict[str, Any], own: dict[str, Any] | None, **typed: str) -> Filled:
    fields = fields_of("theme", whole(base, own))
    form = {}
    for name, raw in begun(fields, base, own, names).raw.items():
        form |= {f"heeft.{name}": "1", **({f"v.{name}": raw[0]} if len(raw) == 1 else {})}
    form |= {f"v.{name.replace('__', '.')}": value for name, value in typed.items()}
    return filled(fields, base, own, form, names)


def test_a_form_as_it_was_shown_changes_nothing(names: Names) -> None:
    assert fill(names, BASE, None).own == {}
    own = {"opening": {"je": "Dat is veel."}, "order": 3}
    assert fill(names, BASE, own).own == own


def test_only_the_field_that_differs_is_our_own(names: Names) -> None:
    assert fill(names, BASE, None, opening__je="Dat is veel.").own == {"opening": {"je": "Dat is veel."}}


def test_what_is_made_the_same_as_the_base_is_the_bases_again(names: Names) -> None:
    assert fill(names, BASE, {"opening": {"je": "Dat is veel."}}, opening__je="Dat is zwaar.").own == {}


def test_what_is_emptied_is_empty_and_not_the_bases(names: Names) -> None:
    base = {**BASE, "step": {"je": "Bel.", "u": "Bel."}}
    assert fill(names, base, None, step__je="").own == {"step": {"je": None}}


def test_a_text_inside_a_list_takes_the_whole_list_along_and_back_again(names: Names) -> None:
    own = fill(names, BASE, None, needs__0__opening__je="Fijn dat je het zegt.").own
    assert own["needs"][0]["opening"] == {"je": "Fijn dat je het zegt.", "u": "Goed."}
    assert own["needs"][1] == "kaal" and BASE["needs"][0]["opening"]["je"] == "Goed dat je het zegt."
    assert fill(names, BASE, own, needs__0__opening__je="Goed dat je het zegt.").own == {}


def test_sentences_keep_their_other_themes(names: Names) -> None:
    lines = "ik heb schulden\nde huur (ook: wonen)\nmijn loon is op"
    own = fill(names, BASE, None, examples=lines).own
    assert own["examples"] == [*BASE["examples"], "mijn loon is op"]
    wrong = fill(names, BASE, None, examples="de huur (ook: kabouters)")
    assert wrong.wrong["examples"] == ("desk_editor_unknown_theme", {"name": "kabouters"}) and wrong.own == {}
