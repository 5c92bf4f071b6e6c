# SPDX-License-Identifier: EUPL-1.2
"""Looking for something to do."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from content.activities import vacancies
from content.activities.finder import by_id, find
from content.activities.near import near
from content.activities.schedule import ZONE
from content.activities.wish import Wish
from content.catalogue import Catalogue
from tests.content.activities.many_activities import write
from tests.content.tree import Tree

TODAY = date(2026, 11, 22)
WEDNESDAY = date(2026, 11, 25)


def names(book: Catalogue, since: date = TODAY, until: date | None = None, **more: Any) -> list[str]:
    wish = Wish(since, until or since + timedelta(days=14), "GM0402", **more)
    return [hit.activity.id for hit in find(book, wish)]


def test_on_a_day_only_what_is_on_that_day_the_first_first(layered: Catalogue) -> None:
    assert names(layered, WEDNESDAY, WEDNESDAY) == ["schaken_koepel", "eettafel_koepel"]


def test_a_neighbourhood_a_price_and_a_part_of_the_day_narrow_it(layered: Catalogue) -> None:
    assert names(layered, neighbourhood="kerkelanden", most=500) == ["schaken_koepel"]
    assert names(layered, times=("avond",)) == ["eettafel_koepel"]
    assert names(layered, most=0, children=True) == ["knutselclub_noord"]


def test_what_somebody_cannot_do_without_is_kept_to(layered: Catalogue) -> None:
    assert names(layered, wheelchair=True) == ["schaken_koepel"]
    assert names(layered, quiet=True) == ["taalcafe_centrum"]
    assert names(layered, language="Arabisch") == ["taalcafe_centrum"]


def test_words_are_looked_for_with_and_without_a_place(layered: Catalogue) -> None:
    assert names(layered, words=("schaak*", "schaken")) == ["schaken_koepel"]
    assert [hit.activity.id for hit in find(layered, Wish(TODAY, WEDNESDAY, words=("schaken",)))] == [
        "schaken_koepel"
    ]
    assert names(layered, words=('" OR 1 NEAR(',)) == []


def test_what_is_over_is_gone(layered: Catalogue) -> None:
    assert "oud_feest" not in names(layered)
    noon = datetime(2026, 11, 25, 12, tzinfo=ZONE)
    assert names(layered, WEDNESDAY, WEDNESDAY, now=noon) == ["eettafel_koepel"]
    assert by_id(layered, "oud_feest") is not None


def test_a_day_off_is_no_day(layered: Catalogue) -> None:
    christmas = date(2026, 12, 26)
    assert names(layered, christmas, christmas) == []
    assert names(layered, christmas, christmas + timedelta(days=7)).count("knutselclub_noord") == 1


def test_a_file_that_was_compiled_long_ago_still_knows_next_year(layered: Catalogue) -> None:
    later = date(2027, 9, 8)
    assert names(layered, later, later) == ["schaken_koepel", "eettafel_koepel"]
    assert names(layered, date(2027, 11, 10), date(2027, 11, 10)) == []


def test_what_was_not_checked_for_a_year_is_not_shown(layered: Catalogue) -> None:
    assert names(layered, date(2027, 11, 3), date(2027, 11, 3)) == []


def test_vacancies_fit_the_time_somebody_has(layered: Catalogue) -> None:
    def found(**more: Any) -> list[str]:
        return [one.id for one in vacancies.find(layered, Wish(TODAY, TODAY, "GM0402", **more))]

    assert found(parts=2, times=("middag",)) == ["gastvrouw_koepel"]
    assert found(parts=1) == []
    assert found(parts=4) == ["chauffeur_hilversum", "gastvrouw_koepel"]
    assert found(words=("ziekenhuis",)) == ["chauffeur_hilversum"]


def test_near_is_near(layered: Catalogue) -> None:
    assert "GM1942" in near(layered, "GM0402") and "GM0935" not in near(layered, "GM0402")
    assert near(layered, "GM9999") == []


FACTS = 'municipality: GM0001, days: [woensdag], time: "10:00-12:00", source: x, assured_date: 2026-11-01'


def test_an_organisation_replaces_and_hides_what_the_base_has(tree: Tree) -> None:
    tree.write(
        "activities/a.yml",
        f"een: {{name: Een, description: Een., {FACTS}}}\ntwee: {{name: Twee, description: T., {FACTS}}}\n",
    )
    tree.change("activities/a.yml", "een: {name: Eigen}\ntwee: {hidden: true}\n")
    book, wish = tree.book(), Wish(WEDNESDAY, WEDNESDAY, "GM0001")
    assert [hit.activity.name for hit in find(book, wish)] == ["Een", "Twee"]
    assert [hit.activity.name for hit in find(book, wish, "dorp")] == ["Eigen"]


def test_among_thousands_what_is_found_is_on_that_day_and_there(tree: Tree) -> None:
    write(tree.base / "activities" / "imported" / "veel.jsonl", 3000, [("GM0001", 9), ("GM0002", 1)], TODAY)
    book = tree.book()
    for day in range(20):
        on = TODAY + timedelta(days=day)
        found = find(book, Wish(on, on, "GM0001"))
        assert found and {hit.activity.municipality for hit in found} == {"GM0001"}
        assert {hit.when.day for hit in found} == {on}


def test_what_there_is_in_a_municipality_that_merged_is_found_from_that_day_on(tree: Tree) -> None:
    tree.write("activities/a.yml", f"een: {{name: Een, description: Een., {FACTS}}}\n")
    tree.write("vacancies/v.yml", f"hulp: {{name: Hulp, description: H., organizer: X, {VACANT}}}\n")
    tree.write(
        "places/mergers.csv",
        "date,old_code,old_name,new_code,new_name,note,source\n2026-11-25,GM0001,Oud,GM0002,Nieuw,,proef\n",
    )
    book, before = tree.book(), WEDNESDAY - timedelta(days=7)

    assert [hit.activity.id for hit in find(book, Wish(WEDNESDAY, WEDNESDAY, "GM0002"))] == ["een"]
    assert [one.id for one in vacancies.find(book, Wish(WEDNESDAY, WEDNESDAY, "GM0002"))] == ["hulp"]
    assert not find(book, Wish(before, before, "GM0002"))


VACANT = "municipality: GM0001, source: x, assured_date: 2026-11-01"
