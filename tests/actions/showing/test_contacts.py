# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.actions.talk import Talk, ids, shown, text

IN_HILVERSUM = "ik ben zo alleen hier in hilversum"


def money_in_hilversum(talk: Talk, route: str = "nee") -> None:
    talk.worry("ik heb schulden", "geld")
    talk.presses(route)
    talk.says("plaats", "hilversum")


def test_one_contact_first_and_the_others_behind_more(talk: Talk) -> None:
    money_in_hilversum(talk)

    assert talk.last is not None
    assert "Begin hier:" in text(talk.last)
    assert shown(talk.last) == ["grip"]
    assert ids(talk.last) == ["mens", "meer", "iets_anders", "goed_zo", "klopt_niet"]


def test_more_shows_three_at_a_time_near_before_far(talk: Talk) -> None:
    money_in_hilversum(talk)

    assert shown(talk.presses("meer")) == ["inloop", "maat", "kast"]
    assert shown(talk.presses("meer")) == ["gemeente_gm0402", "geldfit", "gokhulp"]


def test_when_there_are_no_more_that_is_said_and_a_person_offered(talk: Talk) -> None:
    money_in_hilversum(talk)
    talk.presses("meer")
    last = talk.presses("meer")

    assert "meer" not in ids(last)
    assert "Meer heb ik niet." in text(talk.says("meer"))
    assert talk.last is not None
    assert ids(talk.last)[0] == "mens"


def test_when_it_is_urgent_who_is_open_now_comes_right_after_who_was_not_named_yet(talk: Talk) -> None:
    talk.context["now"] = "2026-11-23T19:00:00+01:00"

    money_in_hilversum(talk, route="weet_niet")

    assert talk.last is not None
    assert shown(talk.last) == ["inloop"]
    assert shown(talk.presses("meer"))[0] == "geldfit"


def test_where_nothing_local_is_known_the_municipality_is_the_way_in(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")

    answer = talk.says("plaats", "vorden")

    assert shown(answer) == ["gemeente_gm1876"]
    assert "weet ik nog niemand" in text(answer)
    assert shown(talk.presses("meer")) == ["luisterlijn"]


def test_the_contact_of_a_finer_need_comes_before_the_others_of_its_level(talk: Talk) -> None:
    talk.worry("ik durf de post niet open te maken", "geld")
    talk.presses("nee")

    assert shown(talk.presses("liever_niet")) == ["postmaatje"]


def test_more_without_any_worry_asks_what_it_is_about(talk: Talk) -> None:
    assert "waar het over gaat" in text(talk.says("meer"))


def test_who_is_open_but_for_another_need_does_not_jump_the_queue(talk: Talk) -> None:
    money_in_hilversum(talk, route="weet_niet")

    assert talk.last is not None
    assert shown(talk.last) == ["grip"]


def test_more_before_any_contact_shows_the_one_to_begin_with(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")

    assert shown(talk.says("meer")) == ["luisterlijn"]
