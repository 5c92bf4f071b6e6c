# SPDX-License-Identifier: EUPL-1.2
"""[Dit klopt niet] under what there is to do."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from content.reply import ReportCommand
from tests.actions.talk import Talk, ids, text
from tests.layered import compile_layered


@pytest.fixture
def talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    return Talk(Catalogue.open(compile_layered(tmp_path_factory)))


def test_an_activity_that_does_not_take_place_is_reported_by_its_own_name(talk: Talk) -> None:
    talk.worry("waar kan ik schaken in Hilversum", "activiteiten")

    asked = talk.presses("klopt_niet")
    assert "Schaken in de Koepel" in text(asked) and "nummer_fout" not in ids(asked)
    done = talk.presses("gaat_niet_door")

    assert done.commands == [ReportCommand(contact="activity:schaken_koepel", what="closed")]
    assert "Dank je. Wij kijken dit na." in text(done) and "meer" in ids(done)


def test_a_vacancy_with_a_number_can_have_a_wrong_one(talk: Talk) -> None:
    talk.worry("twee middagen iets voor een ander in Hilversum", "vrijwilligerswerk")

    assert "nummer_fout" in ids(talk.presses("klopt_niet"))
    assert talk.presses("nummer_fout").commands == [
        ReportCommand(contact="vacancy:gastvrouw_koepel", what="phone")
    ]


def test_of_several_the_one_that_is_wrong_is_chosen(talk: Talk) -> None:
    talk.worry("wat is er te doen in Hilversum", "activiteiten")

    which = talk.presses("klopt_niet")

    assert len(ids(which)) == 4 and ids(which)[-1] == "klopt_terug"
