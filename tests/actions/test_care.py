# SPDX-License-Identifier: EUPL-1.2
"""What CARE.md asks of needs and of questions that change the route, on the content as it ships."""

from __future__ import annotations

import pytest

from actions.told.needs import of
from content.catalogue import Catalogue
from tests.actions.talk import Talk, text
from tests.compiled import compile_own

NEEDS = {
    "post_administratie": {"geld", "taal_digitaal"},
    "geen_slaapplek": {"wonen"},
    "jeugd": {"eenzaamheid", "gezin", "psychisch", "activiteiten"},
    "clientondersteuning": {"zorg"},
    "onveiligheid_verleden": {"psychisch", "gezin"},
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The repository's own catalogue."""
    return Catalogue.open(compile_own(tmp_path_factory, tmp_path_factory.mktemp("shipped")))


@pytest.mark.parametrize("key", sorted(NEEDS))
def test_every_need_of_care_is_reached_by_its_own_words(shipped: Catalogue, key: str) -> None:
    for theme in NEEDS[key]:
        [need] = [need for need in of(shipped.theme(theme)) if need.key == key]
        talk = Talk(shipped)
        talk.worry(need.when[0].removesuffix("*"), theme)
        assert key in talk.slots["needs"], theme


def test_every_question_that_changes_the_route_is_asked_somewhere(shipped: Catalogue) -> None:
    routes = {key for (key,) in shipped.rows("SELECT key FROM entry WHERE kind = 'route'")}
    themes = shipped.themes()
    asked = {route for theme in themes for route in (theme.route, theme.after_help)}

    assert routes == (asked | {need.route for theme in themes for need in of(theme)}) - {None}


@pytest.mark.parametrize(
    ("said", "theme", "question"),
    [
        ("ik heb schulden", "geld", "datum dat je je huis uit moet?"),
        ("de energierekening is zo hoog", "geld", "Stopt je gas, licht, water of zorgverzekering?"),
        ("de zorgpremie kan ik niet betalen", "geld", "Stopt je zorgverzekering?"),
        ("ik zoek een kamer", "wonen", "Heb je vannacht een slaapplek?"),
        ("ik heb huurachterstand", "wonen", "datum dat je je huis uit moet?"),
        ("de huurverhoging klopt niet", "wonen", "Moet je iets tekenen?"),
    ],
)
def test_the_question_fits_the_worry(shipped: Catalogue, said: str, theme: str, question: str) -> None:
    assert question in text(Talk(shipped).worry(said, theme))


def test_mould_on_the_wall_is_not_asked_for_a_bed_tonight(shipped: Catalogue) -> None:
    assert "slaapplek" not in text(Talk(shipped).worry("schimmel in de slaapkamer", "wonen"))


@pytest.mark.parametrize(
    ("answer", "urgency"), [("ja", "three_days"), ("weet_niet", "three_days"), ("nee", "none")]
)
def test_health_insurance_that_ends_has_three_days(shipped: Catalogue, answer: str, urgency: str) -> None:
    talk = Talk(shipped)
    talk.worry("de zorgpremie kan ik niet betalen", "geld")
    talk.presses(answer)

    assert talk.slots.get("urgency", "none") == urgency


def test_children_are_asked_for_below_the_contact_and_only_where_there_is_haste(shipped: Catalogue) -> None:
    urgent, calm = Talk(shipped), Talk(shipped)
    urgent.worry("we hebben niets te eten hier in hilversum", "geld")
    calm.worry("ik heb schulden hier in hilversum", "geld")
    calm.presses("nee")

    assert urgent.last and "Wonen er kinderen bij je?" in text(urgent.last)
    assert calm.last and "kinderen" not in text(calm.last)


def test_who_does_not_know_the_day_is_not_asked_a_second_question(shipped: Catalogue) -> None:
    talk = Talk(shipped)
    talk.worry("ik heb schulden hier in hilversum", "geld")

    assert "kinderen" not in text(talk.presses("weet_niet"))


def test_children_in_the_house_are_told_to_the_worker_with_the_haste(shipped: Catalogue) -> None:
    talk = Talk(shipped)
    talk.worry("we hebben niets te eten hier in hilversum", "geld")
    talk.presses("ja")

    assert "Er wonen kinderen in huis." in talk.slots["urgency_reason"]
