# SPDX-License-Identifier: EUPL-1.2
"""`content.findings`: every finding is said somewhere, has its words, and gets what its holes ask for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from content.entry import KINDS
from content.findings import FILE, either, named, say

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "actions", "content", "store")
WORDS: dict[str, str] = yaml.safe_load(FILE.read_text("utf-8"))
OWN = {f"kind_{kind}" for kind in KINDS}
SUMMARIES = {"check_none", "check_count", "links_none", "links_count"}
HOLE = re.compile(r"(?<!\{)\{(?:\{\{)*([a-z0-9_]+)\}")


def trees() -> Iterator[tuple[Path, str, ast.Module]]:
    """Every module of the rooms that know findings."""
    for path in (file for room in ROOMS for file in (ROOT / room).rglob("*.py")):
        text = path.read_text("utf-8")
        yield path, text, ast.parse(text)


def said() -> Iterator[tuple[str, str, set[str]]]:
    """Where something is said, its key, and the names of what is filled in; by keys written out."""
    for path, text, tree in TREES:
        for node in ast.walk(tree) if "from content.findings import" in text else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                for key in _keys(node.args[0]):
                    yield f"{path.name}:{node.lineno}", key, {one.arg or "" for one in node.keywords}


def _keys(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_keys(node.body), *_keys(node.orelse)]
    return [str(node.value)] if isinstance(node, ast.Constant) else []


def _pattern(node: ast.expr) -> str:
    pieces = node.values if isinstance(node, ast.JoinedStr) else []
    return "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in pieces)


TREES = list(trees())
NAMED = {str(node.value) for _, _, tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Constant)}
"""Every text that stands in the code: some keys are handed on before they are said."""
PATTERNS = {
    _pattern(node.args[0])
    for _, text, tree in TREES
    for node in (ast.walk(tree) if "from content.findings import" in text else ())
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
    if isinstance(node.args[0], ast.JoinedStr)
}
"""Keys that are put together of a part written out and one that is not."""


def test_whatever_is_said_has_words_and_all_words_are_said() -> None:
    assert sorted({key for _, key, _ in said()} - WORDS.keys()) == []
    put_together = {key for key in WORDS for pattern in PATTERNS if re.fullmatch(pattern, key)}
    assert sorted(WORDS.keys() - OWN - NAMED - put_together) == []


def test_every_hole_is_filled() -> None:
    holes = {key: set(HOLE.findall(words)) for key, words in WORDS.items()}
    wrong = [(where, key) for where, key, given in said() if "" not in given and not holes[key] <= given]
    assert wrong == []


def test_no_finding_stands_there_twice() -> None:
    keys = [line.partition(":")[0] for line in FILE.read_text("utf-8").splitlines() if line[:1].islower()]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("key", sorted(WORDS.keys() - OWN - SUMMARIES))
def test_a_finding_says_what_is_wrong_and_after_a_colon_how_to_mend_it(key: str) -> None:
    what, colon, how = WORDS[key].partition(": ")
    assert what and colon and how
    assert "!" not in WORDS[key] and not WORDS[key].endswith(".")


def test_a_finding_is_filled_in_and_braces_stay_braces() -> None:
    assert say("hole_reserved", name="form").startswith("{form} is een woord")
    assert "{contact.phone}" in say("canned_number", number="0800-8115")


def test_words_to_choose_from_and_kinds_are_dutch() -> None:
    assert either(["een", "twee", "drie"]) == "een, twee of drie"
    assert either(["een"]) == "een"
    assert named("message") == "tekst"
