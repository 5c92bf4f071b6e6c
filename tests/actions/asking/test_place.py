# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.actions.talk import Talk, ids, shown, text


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Where the place was asked."""
    talk.worry("ik zie niemand meer", "eenzaamheid")
    return talk


@pytest.mark.parametrize("typed", ["hilversum", "Hilversm", "1211", "1211 AB"])
def test_a_place_or_postcode_brings_contacts_there(asked: Talk, typed: str) -> None:
    assert shown(asked.says("plaats", typed)) == ["inloop"]


def test_a_misspelt_place_the_model_took_for_something_else_is_still_a_place(asked: Talk) -> None:
    assert shown(asked.worry("hilvrsum", decision="unsure", intent="buiten_bereik")) == ["inloop"]


def test_a_name_that_exists_twice_is_asked_further_with_buttons(asked: Talk) -> None:
    answer = asked.says("plaats", "hengelo")

    codes = {button.data.get("municipality_code") for button in answer.buttons if button.id == "plaats"}
    assert codes == {"GM0164", "GM1876"}


def test_the_button_of_a_place_settles_it(asked: Talk) -> None:
    asked.says("plaats", "hengelo")

    asked.presses("plaats", municipality_code="GM1876")

    assert asked.slots["place"]["municipality"] == "Bronckhorst"


def test_the_province_typed_after_a_double_name_settles_it(asked: Talk) -> None:
    asked.says("plaats", "hengelo")

    asked.says("plaats", "gelderland")

    assert asked.slots["place"]["municipality_code"] == "GM1876"


def test_a_province_is_asked_further(asked: Talk) -> None:
    answer = asked.says("plaats", "Gelderland")

    assert "In welke plaats" in text(answer)
    assert asked.slots["question"] == "place"


def test_an_unknown_place_is_asked_once_more_in_other_words(asked: Talk) -> None:
    answer = asked.worry("xyzzystad", decision="unsure")

    assert "Die plaats ken ik niet." in text(answer)
    assert "liever_niet" in ids(answer)


def test_two_unknown_places_bring_help_for_the_whole_country(asked: Talk) -> None:
    asked.worry("xyzzystad", decision="unsure")

    answer = asked.worry("qwertydorp", decision="unsure")

    assert shown(answer) == ["luisterlijn"]


@pytest.mark.parametrize("intent", ["liever_niet", "ontkennen", "weet_niet"])
def test_rather_not_brings_help_for_the_whole_country(asked: Talk, intent: str) -> None:
    assert shown(asked.says(intent, "nee")) == ["luisterlijn"]


def test_a_place_is_corrected_after_the_contacts_were_shown(asked: Talk) -> None:
    asked.says("plaats", "hilversum")

    answer = asked.says("plaats", "nee, Hengelo Gelderland")

    assert "Ik zoek nu in Hengelo" in text(answer)
    assert asked.slots["place"]["municipality_code"] == "GM1876"


def test_a_shared_location_is_a_place(asked: Talk) -> None:
    answer = asked.shares(
        name="Hilversum", municipality_code="GM0402", municipality="Hilversum", province="Noord-Holland"
    )

    assert shown(answer) == ["inloop"]


def test_a_place_before_any_worry_is_remembered(talk: Talk) -> None:
    talk.says("plaats", "hilversum")

    assert shown(talk.worry("ik ben alleen", "eenzaamheid")) == ["inloop"]


def test_a_place_typed_at_the_route_question_is_kept_and_the_question_asked_again(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")

    answer = talk.says("plaats", "hilversum")

    assert "huis uit moet?" in text(answer)
    assert talk.slots["place"]["name"] == "Hilversum"


def test_a_no_with_a_place_in_it_is_about_the_place(asked: Talk) -> None:
    asked.says("plaats", "vorden")

    asked.says("ontkennen", "nee, ik woon in Hilversum")

    assert asked.slots["place"]["name"] == "Hilversum"


def test_a_province_after_a_double_name_is_never_taken_for_a_worry(asked: Talk) -> None:
    asked.says("plaats", "hengelo")

    asked.worry("gelderland", "geld")

    assert asked.slots["place"]["municipality_code"] == "GM1876"


@pytest.mark.parametrize("typed", ["zuid", "hier op Zuid", "centrum"])
def test_a_part_of_a_town_that_is_not_named_is_asked_further(asked: Talk, typed: str) -> None:
    answer = asked.says("plaats", typed)

    assert "Welke plaats is dat" in text(answer)
    assert asked.slots["question"] == "place"


def test_a_part_of_a_town_does_not_undo_a_town_that_is_known(asked: Talk) -> None:
    asked.says("plaats", "hilversum")

    asked.says("ontkennen", "nee, hier op zuid")

    assert asked.slots["place"]["name"] == "Hilversum"
