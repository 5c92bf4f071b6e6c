# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.nlu.safety.checks.small import Small


def test_nothing_is_said_about_sound_content(small: Small) -> None:
    assert small.problems() == []


def test_a_file_that_is_gone_is_named(small: Small) -> None:
    (small.base / "safety" / "rules.yml").unlink()
    (one,) = small.problems()
    assert one.startswith("safety/rules.yml:1: dit bestand ontbreekt")


def test_everything_wrong_is_named_by_file_and_line_at_once(small: Small) -> None:
    small.spoil("safety/rules.yml", "sure: perhaps", "sure: soms")
    small.spoil("safety/examples/ria.txt", "geweld | victim", "geweld victim")
    small.spoil("safety/other_languages.txt", "en geweld", "xx geweld")
    assert [one.split(": ")[0] for one in small.problems()] == [
        "safety/examples/ria.txt:2",
        "safety/other_languages.txt:3",
        "safety/rules.yml:28",
    ]


def test_a_broken_theme_does_not_keep_the_rest_from_being_checked(small: Small) -> None:
    small.write("themes/geld.yml", "examples: [")
    small.spoil("safety/rules.yml", "sure: perhaps", "sure: soms")
    (one,) = small.problems()
    assert one.startswith("safety/rules.yml:28")
