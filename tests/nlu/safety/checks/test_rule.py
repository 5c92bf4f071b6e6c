# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.nlu.safety.checks.small import Small

FILE = "safety/rules.yml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "kind: geweld",
            "kind: ruzie",
            "17: kind van regel geslagen kan niet ruzie zijn: kies gevaar, geweld of",
        ),
        (
            "role: victim",
            "role: self",
            "18: role van regel geslagen kan niet self zijn: kies unsure of victim",
        ),
        ("role: victim", "role: follow_up", "18: role van regel geslagen kan niet follow_up zijn"),
        (
            "sure: clear",
            "sure: zeker",
            "19: sure van regel geslagen kan niet zeker zijn: kies clear of perhaps",
        ),
        ("unless: [film]", "unless: [boek]", "20: er is geen groep boek om bij te zwijgen"),
        ("unless: [film]", "unless: film", "20: unless is geen rijtje"),
        (
            "source: [eigen]",
            "source: [blog]",
            "21: er is geen bron blog (source van regel geslagen)",
        ),
        ("    source: [eigen]\n", "", "16: regel geslagen zegt niet waar de signalen vandaan komen"),
        ("source: [eigen]", "source: eigen", "21: source is geen rijtje"),
        ("unless: [film]", "unles: [film]", "20: een regel heeft geen unles: gebruik any, id"),
        ("id: dreiging", "id: geslagen", "25: regel geslagen staat er al, bij regel 16 "),
        ("    sure: perhaps\n", "", "25: sure van regel dreiging kan niet leeg zijn"),
        ('any:\n      - "durf niet"', "any: []", "30: regel dreiging heeft geen patronen"),
        ("- id: dreiging\n", "- dreiging\n  - id:\n", "26: deze regel heeft geen id"),
    ],
)
def test_a_wrong_field_is_named_with_its_line_and_the_choice(
    small: Small, old: str, new: str, expected: str
) -> None:
    small.spoil(FILE, old, new)
    assert any(one.startswith(f"{FILE}:{expected}") for one in small.problems()), small.problems()


def test_something_that_is_no_rule_is_named(small: Small) -> None:
    small.spoil(FILE, "  - id: dreiging\n", "  - dreiging\n  - id: dreiging\n")
    (one,) = small.problems()
    assert one.startswith(f"{FILE}:25: deze regel heeft geen onderdelen")
