# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json

from nlu.safety.compile import compiled
from nlu.safety.safety import RULES_FILE
from tests.nlu.safety.checks.small import Small


def compile_it(small: Small) -> None:
    small.write(f"safety/{RULES_FILE}", json.dumps(compiled(small.base / "safety")))


def test_nothing_is_said_of_what_was_compiled_as_it_stands(small: Small) -> None:
    compile_it(small)
    assert small.problems() == []


def test_rules_that_changed_since_are_named_with_what_to_run(small: Small) -> None:
    compile_it(small)
    small.spoil("safety/rules.yml", "durf niet", "durf slaat niet")
    (one,) = small.problems()
    assert one.startswith("safety/rules.yml:1: ") and "-m nlu.safety.train" in one


def test_sentences_that_changed_since_are_named_too(small: Small) -> None:
    compile_it(small)
    small.spoil("safety/examples/ria.txt", "hij slaat mij", "hij slaat mij weer")
    (one,) = small.problems()
    assert one.startswith("safety/detector.json:1: ") and "examples/" in one


def test_what_is_wrong_is_mended_first(small: Small) -> None:
    compile_it(small)
    small.spoil("safety/rules.yml", "sure: perhaps", "sure: soms")
    (one,) = small.problems()
    assert one.startswith("safety/rules.yml:28")
