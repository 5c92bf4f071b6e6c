# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.reply import Reply
from tests.actions.talk import RANKED, Talk, ids, text


def offered(answer: Reply) -> list[str]:
    return [button.data["theme"] for button in answer.buttons if button.id == "thema"]


def test_unsure_offers_at_most_three_themes_and_a_person(talk: Talk) -> None:
    answer = talk.worry("het is allemaal wat", decision="unsure")

    assert offered(answer) == list(RANKED[:3])
    assert ids(answer)[-1] == "mens"


def test_a_second_miss_brings_the_whole_list_and_a_person_and_no_third_guess(talk: Talk) -> None:
    talk.worry("het is allemaal wat", decision="unsure")

    for _ in range(2):
        answer = talk.worry("ja weet ik veel", "geld", decision="confirm")
        assert sorted(offered(answer)) == sorted(RANKED)
        assert "mens" in ids(answer)


def test_a_theme_from_the_buttons_is_helped_without_asking_whether_it_is_right(talk: Talk) -> None:
    talk.worry("het is allemaal wat", decision="unsure")

    assert "De Luisterlijn" in text(talk.presses("thema", theme="eenzaamheid"))


def test_typing_what_stands_on_a_theme_button_is_pressing_it(talk: Talk) -> None:
    talk.worry("het is allemaal wat", decision="unsure")

    talk.worry("huis en huur", decision="unsure")

    assert talk.slots["themes"] == ["wonen"]


def test_none_of_these_brings_the_whole_list(talk: Talk) -> None:
    talk.worry("het is allemaal wat", decision="unsure")

    assert sorted(offered(talk.says("ontkennen", "nee"))) == sorted(RANKED)


def test_misses_are_forgotten_once_somebody_was_helped(talk: Talk) -> None:
    talk.worry("het is allemaal wat", decision="unsure")
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")

    assert len(offered(talk.worry("en nog wat", decision="unsure"))) == 3


def test_everything_said_before_it_was_clear_is_kept_for_a_person(talk: Talk) -> None:
    talk.worry("het is allemaal wat", decision="unsure")
    talk.worry("door die brieven", "geld")

    assert talk.slots["words"] == "het is allemaal wat door die brieven"


def test_a_theme_that_was_taken_away_is_not_offered_though_the_model_still_knows_it(talk: Talk) -> None:
    answer = talk.worry("het is allemaal wat", "een_oud_thema", decision="unsure")

    assert offered(answer) == list(RANKED[:3])


def test_being_sure_of_a_theme_that_was_taken_away_is_being_unsure(talk: Talk) -> None:
    answer = talk.worry("het is allemaal wat", "een_oud_thema", decision="sure")

    assert offered(answer) == list(RANKED[:3])
