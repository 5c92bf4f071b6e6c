# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.actions.talk import Talk, ids, shown, text

POST = "ik doe de post niet meer open, t zijn er wel 30"


def test_help_comes_before_the_question_that_changes_the_route(talk: Talk) -> None:
    answer = talk.worry(POST, "geld")

    said = text(answer)
    assert said.index("post niet meer open") < said.index("0800-8115") < said.index("huis uit moet?")
    assert ids(answer) == ["ja", "nee", "weet_niet"]


def test_a_first_message_that_is_a_worry_is_told_who_answers(talk: Talk) -> None:
    talk.context["first"] = True

    assert text(talk.worry(POST, "geld")).startswith("Ik ben Omzien, een computer.")


def test_who_writes_u_is_answered_with_u(talk: Talk) -> None:
    talk.context["form"] = "u"

    said = text(talk.worry("ik heb schulden", "geld"))

    assert "U kunt nu al bellen" in said
    assert "Je " not in said


def test_a_theme_without_a_route_question_goes_on_to_the_place(talk: Talk) -> None:
    answer = talk.worry("ik zie niemand meer", "eenzaamheid")

    assert "Typ je plaats of postcode." in text(answer)
    assert ids(answer) == ["liever_niet"]


def test_a_place_in_the_same_message_is_used_and_not_asked(talk: Talk) -> None:
    answer = talk.worry("ik ben zo alleen hier in Hilversum", "eenzaamheid")

    assert "postcode" not in text(answer)
    assert shown(answer) == ["inloop"]


def test_less_sure_is_asked_with_a_person_in_sight(talk: Talk) -> None:
    answer = talk.worry("het gaat niet zo met alles", "geld", decision="confirm")

    assert "Gaat het over geld?" in text(answer)
    assert ids(answer) == ["ja", "nee", "mens"]


def test_a_yes_to_the_guess_starts_helping(talk: Talk) -> None:
    talk.worry("het gaat niet zo met alles", "geld", decision="confirm")

    assert "0800-8115" in text(talk.says("bevestigen", "klopt"))


def test_a_no_to_the_guess_offers_others_but_not_that_one(talk: Talk) -> None:
    talk.worry("het gaat niet zo met alles", "geld", decision="confirm")

    answer = talk.presses("nee")

    offered = [button.data.get("theme") for button in answer.buttons if button.id == "thema"]
    assert offered == ["wonen", "eenzaamheid", "gezin"]
    assert "mens" in ids(answer)


def test_a_second_worry_is_offered_after_the_contacts(talk: Talk) -> None:
    talk.worry("ik ben alleen in hilversum en slaap slecht van het piekeren", "eenzaamheid", "psychisch")

    assert talk.last is not None
    assert "Je noemde ook somber of bang zijn." in text(talk.last)
    assert ids(talk.last)[:2] == ["ja", "nee"]


def test_a_yes_to_the_second_worry_helps_with_that_one_without_asking_the_place_again(talk: Talk) -> None:
    talk.worry("ik ben alleen in hilversum en pieker", "eenzaamheid", "psychisch")

    answer = talk.presses("ja")

    assert "Goed dat je het zegt." in text(answer)
    assert "postcode" not in text(answer)
    assert talk.slots["themes"] == ["psychisch"]


def test_a_no_to_the_second_worry_lets_it_rest(talk: Talk) -> None:
    talk.worry("ik ben alleen in hilversum en pieker", "eenzaamheid", "psychisch")

    answer = talk.presses("nee")

    assert talk.slots["themes"] == ["eenzaamheid"]
    assert "mens" in ids(answer)


def test_another_worry_halfway_is_helped_at_once(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")

    answer = talk.worry("eigenlijk ben ik vooral alleen", "eenzaamheid")

    assert "De Luisterlijn" in text(answer)
    assert talk.slots["themes"] == ["eenzaamheid"]


def test_the_words_of_the_first_worry_are_kept(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.worry("eigenlijk ben ik vooral alleen", "eenzaamheid")

    assert talk.slots["words"] == "ik heb schulden"


def test_more_about_the_same_worry_brings_contacts_and_not_the_opening_again(talk: Talk) -> None:
    talk.worry("ik ben zo alleen hier in hilversum", "eenzaamheid")

    answer = talk.worry("ik zie echt niemand", "eenzaamheid")

    assert "Dat is niet niks." not in text(answer)
    assert shown(answer)


def test_a_need_that_is_urgent_by_itself_makes_it_today_and_skips_the_route_question(talk: Talk) -> None:
    answer = talk.worry("we hebben niets te eten", "geld")

    assert talk.slots["urgency"] == "today"
    assert "huis uit" not in text(answer)


def test_a_worry_for_a_neighbour_is_noted_as_for_a_neighbour(talk: Talk) -> None:
    talk.worry("mijn buurvrouw heeft schulden", "geld", for_whom="buur")

    assert talk.slots["for_whom"] == "buur"


def test_a_double_place_name_in_the_message_is_asked_further_and_not_from_scratch(talk: Talk) -> None:
    answer = talk.worry("ik ben zo alleen hier in Hengelo", "eenzaamheid")

    assert ids(answer).count("plaats") == 2


def test_a_place_named_later_with_another_worry_counts_from_then_on(talk: Talk) -> None:
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")

    talk.worry("en in Vorden heb ik schulden", "geld")

    assert talk.slots["place"]["name"] == "Vorden"


def test_a_worry_told_with_a_greeting_is_helped_at_once(talk: Talk) -> None:
    assert "0800-8115" in text(talk.worry("hallo, ik heb schulden", "geld", intent="begroeten"))
