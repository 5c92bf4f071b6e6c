# SPDX-License-Identifier: EUPL-1.2
"""What time and editors take away: judged on the day of the turn, whenever the content was compiled."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.compile import compile_content
from tests.actions.talk import Talk, ids, shown, text

A_YEAR_ON = "2027-06-01T10:00:00+02:00"
Changed = Callable[[str], Talk]


@pytest.fixture
def changed(base: Path, tmp_path: Path) -> Changed:
    """A conversation where an organisation has a contact of its own layer written so."""

    def made(contact: str) -> Talk:
        own = tmp_path / "own" / "standaard" / "directory" / "local" / "eigen.yml"
        own.parent.mkdir(parents=True)
        own.write_text(contact, "utf-8")
        compile_content(base, tmp_path / "own", tmp_path / "compiled")
        return Talk(Catalogue.open(tmp_path / "compiled"))

    return made


def money_in_hilversum(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.presses("nee")
    talk.says("plaats", "hilversum")


def test_a_compiled_file_of_last_year_hides_what_expired_and_shows_the_municipality(talk: Talk) -> None:
    talk.context["now"] = A_YEAR_ON

    money_in_hilversum(talk)

    assert talk.last is not None
    assert shown(talk.last) == ["gemeente_gm0402"]
    assert "weet ik nog niemand" in text(talk.last)
    assert "meer" not in ids(talk.last)


def test_a_first_step_that_names_an_expired_number_is_left_out(talk: Talk) -> None:
    assert "0800-8115" in text(talk.worry("ik heb schulden", "geld"))
    later = Talk(talk.book)
    later.context["now"] = A_YEAR_ON

    assert "0800-8115" not in text(later.worry("ik heb schulden", "geld"))


def test_who_is_closed_for_a_while_comes_after_everybody_and_says_until_when(changed: Changed) -> None:
    talk = changed('- {id: grip, status: "temporarily closed", closed_until: 2026-12-03}')
    money_in_hilversum(talk)

    assert talk.last is not None
    assert shown(talk.last) == ["inloop"]
    while "grip" not in shown(talk.last):
        talk.presses("meer")
    assert "Nu even dicht tot en met 3 december." in text(talk.last)
    assert "meer" not in ids(talk.last)


def test_after_that_day_it_is_open_again(changed: Changed) -> None:
    talk = changed('- {id: grip, status: "temporarily closed", closed_until: 2026-11-20}')
    money_in_hilversum(talk)

    assert talk.last is not None
    assert shown(talk.last) == ["grip"]
    assert "even dicht" not in text(talk.last)


def test_who_is_full_comes_last_with_how_long_one_waits(changed: Changed) -> None:
    talk = changed("- {id: grip, full: true, wait_time: 6 weken, wait_asked: 2026-05-03}")
    money_in_hilversum(talk)

    assert talk.last is not None
    while "grip" not in shown(talk.last):
        talk.presses("meer")
    assert "Vol op dit moment." in text(talk.last)
    assert "Wachttijd: 6 weken (gevraagd op 3 mei)." in text(talk.last)


def test_a_crisis_line_is_named_however_old_it_is(changed: Changed) -> None:
    talk = changed("- {id: luisterlijn, crisis: true, assured_date: 2020-01-01}")
    talk.context["now"] = A_YEAR_ON
    talk.worry("ik ben alleen", "eenzaamheid")

    assert shown(talk.says("meer")) == ["luisterlijn"]


def test_past_its_last_day_it_is_gone(changed: Changed) -> None:
    talk = changed("- {id: grip, valid_to: 2026-11-20}")
    money_in_hilversum(talk)

    assert talk.last is not None
    assert shown(talk.last) == ["inloop"]


def test_from_the_day_of_a_merger_residents_of_the_old_name_are_in_the_new_municipality(
    base: Path, tmp_path: Path
) -> None:
    shutil.copytree(base, tmp_path / "base")
    (tmp_path / "base/places/mergers.csv").write_text(
        "date,old_code,old_name,new_code,new_name,note,source\n"
        "2027-01-01,GM1876,Bronckhorst,GM0402,Hilversum,,proef\n"
    )
    compile_content(tmp_path / "base", None, tmp_path / "compiled")
    talk = Talk(Catalogue.open(tmp_path / "compiled"))
    talk.worry("ik ben alleen", "eenzaamheid")
    assert shown(talk.says("plaats", "vorden")) == ["gemeente_gm1876"]
    later = Talk(talk.book)
    later.context["now"] = "2026-12-31T23:30:00+00:00"
    later.worry("ik ben alleen", "eenzaamheid")

    assert "gemeente_gm1876" not in shown(later.says("plaats", "vorden"))
    assert later.slots["place"]["municipality_code"] == "GM0402"
    assert later.slots["place"]["name"] == "Vorden"
