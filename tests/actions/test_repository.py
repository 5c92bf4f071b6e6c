# SPDX-License-Identifier: EUPL-1.2
"""The dialogue on the content as it ships: every theme, held to the house rules at every step."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from tests.actions.talk import Talk, shown
from tests.compiled import compile_own

FORMS = ("je", "u")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The repository's own catalogue."""
    return Catalogue.open(compile_own(tmp_path_factory, tmp_path_factory.mktemp("shipped")))


@pytest.mark.parametrize("place", ["hilversum", "vlieland", "1211 AB"])
@pytest.mark.parametrize("form", FORMS)
def test_every_theme_leads_to_named_contacts_in_every_place(
    shipped: Catalogue, form: str, place: str
) -> None:
    for theme in shipped.themes():
        talk = Talk(shipped)
        talk.context["form"] = form
        talk.worry("het gaat niet meer", theme.key)
        if talk.slots["question"] == "route":
            talk.says("weet_niet", "weet ik niet")
        assert talk.slots["question"] == "place", theme.key
        assert shown(talk.says("plaats", place)), theme.key
        walk_through_more(talk)


@pytest.mark.parametrize("form", FORMS)
def test_every_theme_helps_without_a_place(shipped: Catalogue, form: str) -> None:
    for theme in shipped.themes():
        talk = Talk(shipped)
        talk.context["form"] = form
        talk.worry("het gaat niet meer", theme.key)
        if talk.slots["question"] == "route":
            talk.presses("nee")
        talk.says("liever_niet")
        walk_through_more(talk)


def walk_through_more(talk: Talk) -> None:
    """Press [Meer] until there are no more; each answer is checked on the way."""
    pages = 0
    while talk.last and any(button.id == "meer" for button in talk.last.buttons):
        talk.says("meer")
        pages += 1
        assert pages < 30, "the contacts come to an end"
    assert talk.last
    assert any(button.id == "mens" for button in talk.last.buttons)
