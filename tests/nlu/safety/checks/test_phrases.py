# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.nlu.safety.checks.small import Small

FILE = "safety/other_languages.txt"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("en suicide i want to die", "schrijf de taal, de soort gevaar"),
        ("en | i want to die", "schrijf de taal, de soort gevaar"),
        ("en geweld victim nu | he beats me", "schrijf de taal, de soort gevaar"),
        ("xx suicide | i want to die", "er is geen taal xx"),
        ("en none | i want to die", "de soort kan niet none zijn: kies gevaar, geweld of suicide"),
        ("en geweld self | he beats me", "wie kan bij geweld niet self zijn"),
        ("en suicide |", "hier ontbreken de zinnetjes"),
        ("en suicide | i want to die, ?!", "“?!” heeft geen woorden"),
    ],
)
def test_a_line_that_would_be_passed_over_is_named(small: Small, line: str, expected: str) -> None:
    small.write(FILE, f"# Engels\n{line}\n")
    (one,) = small.problems()
    assert one.startswith(f"{FILE}:2: {expected}")


def test_a_comma_at_the_end_is_no_phrase(small: Small) -> None:
    small.write(FILE, "en suicide | i want to die,\n")
    assert small.problems() == []


def test_a_file_that_is_not_utf8_is_named(small: Small) -> None:
    (small.base / FILE).write_bytes(b"fr suicide | caf\xe9\n")
    (one,) = small.problems()
    assert one.startswith(f"{FILE}:1: dit is geen tekst in UTF-8")
