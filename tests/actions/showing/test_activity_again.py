# SPDX-License-Identifier: EUPL-1.2
"""A few words after a search for something to do."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from content.reply import Reply
from tests.actions.talk import Talk, shown, text
from tests.layered import compile_layered

TO_DO = "activiteiten"


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The project's content with activities in Hilversum over it."""
    return Catalogue.open(compile_layered(tmp_path_factory))


@pytest.fixture
def talk(layered: Catalogue) -> Talk:
    """A conversation that just began."""
    return Talk(layered)


def activities(reply: Reply) -> list[str]:
    """The activities and vacancies an answer shows."""
    return [id.partition(":")[2] for id in shown(reply) if ":" in id]


def test_another_day_is_a_new_search(talk: Talk) -> None:
    talk.worry("wat is er woensdag te doen in Hilversum", TO_DO)
    reply = talk.worry("en op dinsdag?", TO_DO, decision="unsure")
    assert activities(reply) == ["taalcafe_centrum"] and "om de week" in text(reply)


@pytest.mark.parametrize("intent", ["buiten_bereik", "meer", "iets_anders", "weet_niet", "plaats"])
def test_only_another_day_is_a_new_search_whatever_it_is_taken_for(talk: Talk, intent: str) -> None:
    talk.worry("wat is er woensdag te doen in Hilversum", TO_DO)
    assert activities(talk.says(intent, "nee, liever op dinsdag")) == ["taalcafe_centrum"]
    assert activities(talk.says(intent, "nee, liever op dinsdag")) == ["taalcafe_centrum"]


def test_a_day_with_another_subject_beside_it_is_no_search(talk: Talk) -> None:
    talk.worry("wat is er woensdag te doen in Hilversum", TO_DO)
    reply = talk.says("buiten_bereik", "wat voor weer wordt het dinsdag?")
    assert activities(reply) == [] and "niet mee helpen" in text(reply)


def test_a_wish_for_a_person_stays_one_after_a_search(talk: Talk) -> None:
    talk.worry("wat is er woensdag te doen in Hilversum", TO_DO)
    assert activities(talk.says("mens", "ik wil praten")) == []


def test_another_sure_worry_is_not_taken_for_a_search(talk: Talk) -> None:
    talk.worry("wat is er woensdag te doen in Hilversum", TO_DO)
    reply = talk.worry("weinig geld", "geld")
    assert activities(reply) == []


def test_before_any_search_a_day_alone_is_heard_as_ever(talk: Talk) -> None:
    assert activities(talk.says("buiten_bereik", "en op dinsdag?")) == []
