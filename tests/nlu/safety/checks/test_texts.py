# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from pathlib import Path

import nlu.safety.checks
from nlu.safety.checks.texts import FILE, HOLE, either, say
from nlu.safety.examples import read_yaml

CODE = "".join(file.read_text("utf-8") for file in Path(nlu.safety.checks.__path__[0]).glob("*.py"))
BY_CERTAINTY = {"everyday_clear", "everyday_perhaps"}


def test_a_text_has_its_names_filled_in_and_keeps_what_a_name_holds() -> None:
    assert say("rule_double", id="{x}", line=3).startswith("regel {x} staat er al, bij regel 3 ")


def test_every_text_is_said_somewhere_and_what_is_said_has_a_text() -> None:
    named = set(re.findall(r"say\(\s*\"([a-z_]+)\"", CODE))
    assert named | BY_CERTAINTY == set(read_yaml(FILE))


def test_every_text_tells_how_to_mend_it() -> None:
    how = re.compile(
        r": (zet|bewaar|schrijf|gebruik|haal|geef|kies|maak)|^schrijf|, of zet|: `?[a-z]+`? .*(schrijf|zet)"
    )
    assert [name for name, text in read_yaml(FILE).items() if not how.search(HOLE.sub("x", text))] == []


def test_words_to_choose_from_are_told_in_order() -> None:
    assert either(["b", "c", "a"]) == "a, b of c" and either(["a"]) == "a"
    assert either([]) == ""
