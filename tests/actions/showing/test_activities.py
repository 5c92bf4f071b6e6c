# SPDX-License-Identifier: EUPL-1.2
"""Something to do, and something to do for another, asked in plain words on a Saturday evening."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from content.reply import ReminderCommand, Reply
from tests.actions.talk import Talk, ids, shown, text
from tests.layered import compile_layered

TO_DO, TO_HELP = "activiteiten", "vrijwilligerswerk"


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The project's content with activities in Hilversum over it."""
    return Catalogue.open(compile_layered(tmp_path_factory))


@pytest.fixture
def talk(layered: Catalogue) -> Talk:
    """A conversation that just began, and may stay for a week."""
    talk = Talk(layered)
    talk.context |= {"site": "https://omzien.example", "kept_until": "2026-11-28T08:00:00+01:00"}
    return talk


def activities(reply: Reply) -> list[str]:
    """The activities and vacancies an answer shows."""
    return [id.partition(":")[2] for id in shown(reply) if ":" in id]


def test_a_day_a_neighbourhood_and_a_price_find_one_with_all_that_matters(talk: Talk) -> None:
    reply = talk.worry("iets te doen op woensdag in Kerkelanden, niet te duur", TO_DO)
    assert activities(reply) == ["schaken_koepel"]
    said = text(reply)
    assert "Woensdag 25 november, 10 tot 12 uur, elke week." in said
    assert "Waar: Buurthuis de Koepel, Voorbeeldweg 1, Kerkelanden, Hilversum" in said
    assert "Kosten: € 2,50." in said and "Je kunt zo binnenlopen." in said
    assert ids(reply)[:3] == ["in_agenda", "herinner_mij", "meer"]


def test_children_on_saturday_for_nothing_is_next_saturday_and_that_is_said(talk: Talk) -> None:
    reply = talk.worry("is er iets voor kinderen zaterdag gratis in Hilversum", TO_DO)
    assert activities(reply) == ["knutselclub_noord"]
    assert "Zaterdag 28 november" in text(reply)
    assert "Op die dag weet ik niets. Wel op een andere dag." in text(reply)


def test_where_can_i_play_chess(talk: Talk) -> None:
    asked = talk.worry("waar kan ik schaken", TO_DO)
    assert asked.buttons and "plaats" in text(asked)
    assert activities(talk.says("plaats", "Hilversum")) == ["schaken_koepel"]


def test_what_is_not_there_is_said_with_what_comes_near(talk: Talk) -> None:
    reply = talk.worry("kan ik in Hilversum ergens dammen op donderdag", TO_DO)
    assert activities(reply) == ["schaken_koepel"]
    assert "Precies dat weet ik niet. Dit is op een andere dag en iets dat erop lijkt." in text(reply)


def test_in_a_place_without_anything_a_place_near_is_named(talk: Talk) -> None:
    reply = talk.worry("waar kan ik schaken in Bussum", TO_DO)
    assert "In Gooise Meren weet ik niets. Wel in de buurt." in text(reply)
    assert activities(reply) == ["schaken_koepel"] and "Hilversum" in text(reply)


def test_far_from_everything_the_contacts_are_offered_as_ever(talk: Talk) -> None:
    reply = talk.worry("waar kan ik schaken in Maastricht", TO_DO)
    assert activities(reply) == [] and shown(reply)
    assert "Ik weet nu niets dat hierbij past." in text(reply)


def test_never_more_than_three_at_once_and_then_the_contacts(talk: Talk) -> None:
    first = talk.worry("wat is er te doen in Hilversum", TO_DO)
    assert len(activities(first)) == 3
    second = talk.presses("meer")
    assert len(activities(second)) == 1 and not set(activities(first)) & set(activities(second))
    third = talk.presses("meer")
    assert activities(third) == [] and shown(third)
    assert "Meer activiteiten weet ik niet." in text(third)


def test_one_of_several_is_chosen_by_its_name(talk: Talk) -> None:
    talk.worry("wat is er woensdag te doen in Kerkelanden Hilversum", TO_DO)
    chosen = talk.presses("activiteit", activity="eettafel_koepel")
    assert activities(chosen) == ["eettafel_koepel"]
    assert "Bel om je op te geven: 035 629 2700" in text(chosen)


def test_what_somebody_cannot_do_without_is_never_let_go(talk: Talk) -> None:
    reply = talk.worry("met de rolstoel iets doen op dinsdag in Hilversum", TO_DO)
    assert activities(reply) == ["schaken_koepel"]
    assert "Wel op een andere dag." in text(reply)


def test_two_afternoons_for_another(talk: Talk) -> None:
    reply = talk.worry("ik wil wel wat doen voor een ander, twee middagen, in Hilversum", TO_HELP)
    assert activities(reply) == ["gastvrouw_koepel"]
    assert "Tijd: 2 dagdelen in de week." in text(reply)
    assert "Bel om je op te geven: 035 629 2700" in text(reply)
    after = talk.presses("meer")
    assert activities(after) == [] and shown(after)


def test_doing_and_helping_heard_at_once_are_one_wish(talk: Talk) -> None:
    reply = talk.worry("ik wil wel wat doen voor een ander in Hilversum, twee middagen", TO_HELP, TO_DO)
    assert activities(reply) == ["gastvrouw_koepel"] and "ja" not in ids(reply)


def test_beside_a_second_worry_what_is_shown_can_still_be_kept(talk: Talk) -> None:
    reply = talk.worry("waar kan ik schaken in Hilversum, en ik heb schulden", TO_DO, "geld")
    assert activities(reply) == ["schaken_koepel"]
    assert ids(reply)[:4] == ["in_agenda", "herinner_mij", "ja", "nee"]


def test_the_calendar_is_a_link_and_without_one_the_facts(talk: Talk) -> None:
    talk.worry("waar kan ik schaken in Hilversum", TO_DO)
    link = talk.presses("in_agenda")
    assert "https://omzien.example/activiteit/schaken_koepel.ics" in text(link)
    talk.context["site"] = None
    talk.worry("waar kan ik schaken in Hilversum", TO_DO)
    assert "Zet zelf in je agenda: woensdag 25 november, 10 tot 12 uur." in text(talk.presses("in_agenda"))


def test_where_a_file_can_be_brought_it_goes_along_and_the_words_say_it_all_too(talk: Talk) -> None:
    talk.context["files"] = True
    talk.worry("waar kan ik schaken in Hilversum", TO_DO)
    reply = talk.presses("in_agenda")
    assert [part.calendar for part in reply.parts] == ["schaken_koepel"]
    assert "Tik op het bestand." in text(reply) and "https" not in text(reply)
    assert "woensdag 25 november, 10 tot 12 uur. Waar: Buurthuis de Koepel" in text(reply)


def test_a_reminder_is_for_the_day_before_at_five(talk: Talk) -> None:
    talk.worry("waar kan ik schaken in Hilversum", TO_DO)
    reply = talk.presses("herinner_mij")
    assert "Ik stuur je dinsdag 17:00 uur een bericht over Schaken in de Koepel." in text(reply)
    assert reply.commands == [
        ReminderCommand(activity="schaken_koepel", day="2026-11-25", at="2026-11-24T17:00:00+01:00")
    ]


@pytest.mark.parametrize(
    ("context", "said"),
    [
        ({"kept_until": "2026-11-23T08:00:00+01:00"}, "Zo ver vooruit kan ik niets onthouden."),
        ({"now": "2026-11-24T18:00:00+01:00"}, "Het is al snel."),
    ],
)
def test_no_reminder_is_promised_that_cannot_come(talk: Talk, context: dict[str, str], said: str) -> None:
    talk.context |= context
    talk.worry("waar kan ik schaken in Hilversum", TO_DO)
    reply = talk.presses("herinner_mij")
    assert said in text(reply) and reply.commands == []


def test_on_a_phone_that_others_read_there_is_no_link_and_no_reminder(talk: Talk) -> None:
    talk.context["shared_phone"] = True
    talk.worry("waar kan ik schaken in Hilversum", TO_DO)
    declined = talk.presses("herinner_mij")
    assert declined.commands == [] and "agenda" not in text(declined)
    assert text(declined).startswith("Er is een bericht.") and "liever niets vanzelf" in text(declined)
    assert ".ics" not in text(talk.presses("in_agenda"))


def test_on_a_phone_that_others_read_no_file_is_brought(talk: Talk) -> None:
    talk.context |= {"shared_phone": True, "files": True}
    talk.worry("waar kan ik schaken in Hilversum", TO_DO)
    assert not any(part.calendar for part in talk.presses("in_agenda").parts)


def test_without_any_activities_everything_stays_as_it_was(book: Catalogue) -> None:
    talk = Talk(book)
    reply = talk.worry("ik zit de hele dag alleen in Hilversum, iets te doen?", "eenzaamheid")
    assert shown(reply) and "weet nu niets" not in text(reply)
