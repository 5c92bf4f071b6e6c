# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.safety.examples import read_yaml
from nlu.safety.safety import HERE
from tests.nlu.safety.checks.small import Small

FILE = "safety/rules.yml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"@ander ..3 slaat"', '"@ander ..drie slaat"', "23: “..drie”"),
        ('"bang ..2! huis"', '"bang @huis"', "24: er is geen groep @huis"),
        ('["film"]', '["film ..x boek"]', "14: “..x”"),
        ('"hart slaat over"', '"hart ..3"', "9: in het patroon"),
        ('"ik ben 8|9"', '"ik ben 8||9"', "33: “8||9”"),
        ("mij: [mij, me]", 'mij: [mij, "@wie"]', "4: er is geen groep @wie"),
        ("mij: [mij, me]", 'mij: [mij, "@ander", "@mij"]', "4: de groep mij staat in zichzelf"),
        ("mij: [mij, me]", "mij: [Mij, me]", "4: “Mij” in de groep mij wordt nooit gevonden"),
        ("mij: [mij, me]", "mij: me", "4: mij is geen rijtje"),
        ("reach: message", "reach: ver", "13: reach van film kan niet ver zijn"),
        ("reach: message", "reach: -1", "13: reach van film kan niet -1 zijn"),
        ('patterns: ["film"]', "patterns: film", "14: patterns is geen rijtje"),
        ("fillers: [echt, de, een]", "fillers: echt", "1: fillers is geen rijtje"),
        ('"hart slaat over"', "112", "9: 112 is geen patroon"),
        ('"durf niet"', "", "31: None is geen patroon"),
        ("nie: niet", "nie: 4", "2: de spelling nie heeft geen tekst"),
        ("hints:", "hint:", "1: `hints:` ontbreekt"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(small: Small, old: str, new: str, expected: str) -> None:
    small.spoil(FILE, old, new)
    (one,) = small.problems()
    assert one.startswith(f"{FILE}:{expected}")


def test_broken_yaml_is_named_with_its_line(small: Small) -> None:
    small.spoil(FILE, "    role: victim", "   role: victim")
    (one,) = small.problems()
    assert one.startswith(f"{FILE}:18: ")


def test_a_file_that_is_no_mapping_is_named(small: Small) -> None:
    small.write(FILE, "- regel\n")
    (one,) = small.problems()
    assert one.startswith(f"{FILE}:1: dit bestand heeft geen onderdelen")


def test_where_the_shipped_rules_signs_come_from_can_be_read_or_is_said_to_be_ours() -> None:
    rules = read_yaml(HERE / "rules.yml")
    unread = {name for name, text in rules["sources"].items() if "http" not in text}
    assert unread == {"eigen", "taal"} and all("nog te toetsen" in rules["sources"][name] for name in unread)
    named = {name for rule in rules["rules"] for name in rule["source"]}
    assert named == set(rules["sources"])
