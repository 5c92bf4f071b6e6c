# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.catalogue import Catalogue
from content.expiry.mergers import Merger, Mergers, mergers
from tests.content.tree import Tree

ROWS = Mergers([Merger("2027-01-01", "GM0002", "Daar", "GM0001", "Hier"),
                Merger("2028-01-01", "GM0001", "Hier", "GM0003", "Groot")])  # fmt: skip
CSV = "date,old_code,old_name,new_code,new_name,note,source\n2027-01-01,GM0002,Daar,GM0001,Hier,,proef\n"
NEAR = """\
- id: daar_inloop
  name: "Inloop Daar"
  description: "Helpt met geld."
  address: "Straat 2, Daar"
  access: zelf
  themes: [geld]
  level: local
  municipalities: [GM0002]
  source: "proef"
  assured_date: 2026-11-01
  confidence: high
"""


def test_the_old_code_means_the_new_municipality_from_the_day_on() -> None:
    assert ROWS.now("GM0002", "2026-12-31") == "GM0002"
    assert ROWS.now("GM0002", "2027-01-01") == "GM0001"
    assert ROWS.now("GM0002", "2028-01-01") == "GM0003"
    assert ROWS.into("GM0003", "2028-01-01") == ("GM0001", "GM0002")
    assert ROWS.into("GM0001", "2026-12-31") == ()


def test_a_place_moves_along_and_keeps_its_own_name() -> None:
    place = {"name": "Dorp", "municipality_code": "GM0002", "municipality": "Daar"}

    assert ROWS.moved(place, "2026-12-31") == place
    assert ROWS.moved(place, "2028-02-01") == {
        "name": "Dorp",
        "municipality_code": "GM0003",
        "municipality": "Groot",
    }


def test_one_that_was_split_has_no_one_place_to_go_to() -> None:
    split = {
        "date": "2021-01-01",
        "old_code": "GM0788",
        "old_name": "Haaren",
        "new_code": "",
        "new_name": "vier",
    }

    assert mergers([split]) == []


def test_contacts_with_the_old_code_serve_the_new_municipality(tree: Tree) -> None:
    tree.write("places/mergers.csv", CSV)
    tree.write("directory/local/GM0002.yml", NEAR)
    book = tree.book()

    def there(day: str) -> list[str]:
        return [contact.id for contact in book.contacts("geld", "GM0001", day=day)]

    assert "daar_inloop" not in there("2026-12-31")
    assert "daar_inloop" in there("2027-01-01")
    assert next(iter(book.contacts("geld", "GM0002", day="2026-12-31"))).id == "daar_inloop"


def test_every_municipality_that_merged_goes_to_one_there_is(book: Catalogue) -> None:
    for merger in book.mergers.all:
        assert book.municipality(merger.new).name == merger.new_name, merger


def test_all_moves_of_a_day_are_those_of_each_code() -> None:
    assert ROWS.moves("2026-12-31") == {}
    assert ROWS.moves("2028-01-01") == {"GM0002": "GM0003", "GM0001": "GM0003"}
