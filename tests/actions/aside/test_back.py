# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.actions.talk import Talk, ids, text


def test_going_back_asks_the_question_before(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.presses("nee")

    assert "huis uit moet?" in text(talk.says("terug"))
    assert "Typ je plaats of postcode." in text(talk.presses("nee"))


def test_going_back_from_the_contacts_asks_the_place_again(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.says("plaats", "hilversum")

    assert "Typ je plaats of postcode." in text(talk.says("terug"))


def test_going_back_at_the_beginning_says_so(talk: Talk) -> None:
    assert "We zijn bij het begin." in text(talk.says("terug"))


def test_beginning_again_forgets_the_talk(talk: Talk) -> None:
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")

    talk.says("opnieuw")

    assert talk.slots["themes"] == []
    assert talk.slots["place"] is None


def test_something_else_offers_the_themes_and_a_person(talk: Talk) -> None:
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")

    assert {"thema", "mens"} <= set(ids(talk.presses("iets_anders")))


def test_something_else_offers_the_worry_that_still_waits(talk: Talk) -> None:
    talk.worry("ik heb schulden en ben alleen", "geld", "eenzaamheid")

    assert "Je noemde ook alleen zijn." in text(talk.says("iets_anders"))


def test_a_new_theme_after_something_else_uses_the_place_that_is_known(talk: Talk) -> None:
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")
    talk.presses("iets_anders")
    talk.presses("thema", theme="geld")

    assert "Grip op geld" in text(talk.presses("nee"))


def test_the_end_is_kind_and_leaves_the_door_open(talk: Talk) -> None:
    answer = talk.says("goed_zo", "doei")

    assert "altijd terugkomen" in text(answer)
    assert "mens" in ids(answer)


def test_searching_on_goes_on_with_the_open_question(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.says("mens")
    talk.presses("niet_doorgeven")

    assert "Typ je plaats of postcode." in text(talk.presses("verder_zoeken"))


def test_going_back_after_something_else_shows_the_contact_again(talk: Talk) -> None:
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")
    talk.presses("iets_anders")

    assert "Inloophuis" in text(talk.says("terug"))


def test_going_back_to_the_guesses_shows_them_again(talk: Talk) -> None:
    talk.worry("het is allemaal wat", decision="unsure")
    talk.presses("thema", theme="wonen")

    assert ids(talk.says("terug")).count("thema") == 3
