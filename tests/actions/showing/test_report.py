# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.reply import LackCommand, ReportCommand
from tests.actions.talk import Talk, ids, shown, text


def money_in_hilversum(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.presses("nee")
    talk.says("plaats", "hilversum")


def test_two_presses_say_what_is_wrong_with_a_contact_and_the_talk_goes_on(talk: Talk) -> None:
    money_in_hilversum(talk)

    asked = talk.presses("klopt_niet")
    assert "Wat klopt er niet bij" in text(asked)
    assert ids(asked)[-1] == "klopt_terug" and len(ids(asked)) <= 4
    done = talk.presses("is_dicht")

    assert "Dank je. Wij kijken dit na." in text(done)
    assert done.commands == [ReportCommand(contact="grip", what="closed")]
    assert ids(done) == ["mens", "meer", "iets_anders", "goed_zo"]


def test_of_several_contacts_one_is_chosen_first(talk: Talk) -> None:
    money_in_hilversum(talk)
    three = talk.presses("meer")

    which = talk.presses("klopt_niet")
    assert len(ids(which)) == len(shown(three)) + 1
    talk.presses("klopt_niet", contacts=["inloop"])

    assert talk.presses("anders_fout").commands == [ReportCommand(contact="inloop", what="other")]


def test_nothing_is_wrong_after_all(talk: Talk) -> None:
    money_in_hilversum(talk)
    talk.presses("klopt_niet")

    back = talk.presses("klopt_terug")

    assert back.commands == [] and "meer" in ids(back)


def test_that_a_number_does_not_work_is_asked_only_where_there_is_one(talk: Talk) -> None:
    talk.worry("ik durf de post niet open te maken", "geld")
    talk.presses("nee")
    assert shown(talk.presses("liever_niet")) == ["postmaatje"]

    assert "nummer_fout" not in ids(talk.presses("klopt_niet"))


def test_a_new_worry_can_be_typed_in_between(talk: Talk) -> None:
    money_in_hilversum(talk)
    talk.presses("klopt_niet")

    assert shown(talk.worry("ik ben zo alleen", "eenzaamheid"))


def test_that_nobody_nearby_is_known_is_passed_on_to_be_counted(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")

    answer = talk.says("plaats", "vorden")

    assert answer.commands == [LackCommand(theme="eenzaamheid", municipality="GM1876")]
    other = Talk(talk.book)
    money_in_hilversum(other)
    assert other.last is not None and other.last.commands == []
