# SPDX-License-Identifier: EUPL-1.2
"""The danger cards of this repository, as nlu.safety chooses them."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from bot.settings import ROOT
from content.catalogue import Catalogue
from nlu.safety.card_choice import card_of
from tests.compiled import compile_own
from tests.whole.house_rules import hold

ROLES = {
    "suicide": ("self", "other", "child"),
    "geweld": ("victim", "bystander", "perpetrator", "elder", "carer", "sexual", "child"),
    "gevaar": ("now", "gas", "medical"),
}
HINTS = (
    frozenset[str](),
    frozenset({"child"}),
    frozenset({"sexual"}),
    frozenset({"elder"}),
    frozenset({"carer", "acts"}),
)
CHOSEN = sorted(
    {
        str(card_of(kind, role, certainty, hints).card)
        for kind, roles in ROLES.items()
        for role, certainty, hints in product(roles, ("clear", "perhaps"), HINTS)
    }
)
NEUTRAL = ("Hier is je antwoord.", "Hier is uw antwoord.", "Hier is het antwoord.")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return Catalogue.open(compile_own(tmp_path_factory, tmp_path_factory.mktemp("content")))


@pytest.mark.parametrize("key", CHOSEN)
def test_every_card_that_can_be_chosen_exists_and_keeps_the_house_rules(book: Catalogue, key: str) -> None:
    for form in ("je", "u"):
        card = book.card(key, form=form)
        hold("\n".join(card.lines), list(card.buttons), "bot")


@pytest.mark.parametrize("key", [*CHOSEN, *(f"danger_next_{kind}" for kind in ROLES)])
def test_every_answer_to_a_card_leads_to_a_card(book: Catalogue, key: str) -> None:
    for follow in book.card(key).answers.values():
        assert book.card(follow).lines


@pytest.mark.parametrize("kind", ROLES)
def test_every_kind_has_a_card_for_whatever_is_said_next(book: Catalogue, kind: str) -> None:
    assert book.card(f"danger_next_{kind}").kind == kind


@pytest.mark.parametrize("key", [key for key in CHOSEN if key.startswith("geweld")])
def test_after_violence_the_first_line_says_nothing_to_who_reads_along(book: Catalogue, key: str) -> None:
    for form in ("je", "u"):
        card = book.card(key, form=form)
        assert card.lines[0] in NEUTRAL
        assert card.private


def test_the_compiled_rules_are_those_an_editor_reads() -> None:
    folder = Path(ROOT / "content" / "safety")
    compiled = json.loads((folder / "detector.json").read_text(encoding="utf-8"))
    assert compiled["rules"]["rules"], "run python -m nlu.safety.train"
