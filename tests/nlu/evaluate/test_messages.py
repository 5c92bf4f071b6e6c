# SPDX-License-Identifier: EUPL-1.2
"""The held-out messages are well formed, many enough, and nobody learns from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from nlu.directory import ROOT
from nlu.evaluate.messages import (
    CLARITIES,
    HARMLESS,
    KINDS,
    REGISTERS,
    BadLine,
    all_dangers,
    all_worries,
    everyday,
    worries,
)
from nlu.recognise.normal import bare

CONTENT = ROOT / "content"
THEMES = {path.stem for path in CONTENT.glob("themes/*.yml")}
ROLES = {"self", "other", "child", "elder", "carer", "bystander", "perpetrator"}
ALSO = re.compile(r"\s+ook: ?\[.*$")
FEW = 3
"""In so few words two people say the same ("ok", "wil dood")."""
LEAST_WORRIES = 1200
GOOD = (
    '{"text": "een zin", "themes": ["geld"], "crisis": null, "human": false, "out_of_scope": false,'
    ' "place": null, "register": "plain"}\n'
)


def test_every_worry_has_labels_that_are_known() -> None:
    for worry in all_worries():
        assert worry.text.strip() and worry.register in REGISTERS, worry
        assert set(worry.themes) <= THEMES and len(set(worry.themes)) == len(worry.themes) <= 3, worry
        assert worry.crisis in (None, *KINDS), worry
        assert (worry.human, worry.out_of_scope) in ((False, False), (True, False), (False, True)), worry
        assert not (worry.out_of_scope and worry.themes), worry
        assert worry.themes or worry.human or worry.out_of_scope or worry.crisis, worry
        assert worry.place is None or worry.place in worry.text, worry


def test_every_danger_has_labels_that_are_known() -> None:
    for danger in all_dangers():
        assert danger.text.strip() and danger.register in REGISTERS, danger
        if danger.kind is None:
            assert danger.clarity in HARMLESS and danger.role is None, danger
        else:
            assert danger.kind in KINDS and danger.clarity in CLARITIES and danger.role in ROLES, danger


def test_there_are_many_of_each() -> None:
    dangers = all_dangers()
    assert len(all_worries()) >= LEAST_WORRIES
    assert sum(danger.kind is not None for danger in dangers) >= 400
    assert sum(danger.kind is None for danger in dangers) >= 600
    assert {theme for worry in all_worries() for theme in worry.themes} == THEMES


def test_no_message_stands_there_twice() -> None:
    texts = [one.text for one in (*all_worries(), *all_dangers())]
    assert len(texts) == len(set(texts))


def test_no_held_out_message_is_learned_from() -> None:
    taught = {bare(text) for text in _taught()}
    assert len(taught) > 5000
    asked = [bare(one.text) for one in (*all_worries(), *all_dangers())]
    assert [text for text in asked if len(text.split()) > FEW and text in taught] == []


def _taught() -> Iterator[str]:
    """Every line and every string an editor can write a sentence in."""
    for room in ("themes", "intents", "safety", "understanding"):
        for path in sorted((CONTENT / room).rglob("*.*")):
            if path.suffix == ".txt":
                yield from (ALSO.sub("", line) for line in path.read_text("utf-8").splitlines())
            elif path.suffix == ".yml":
                yield from _strings(YAML(typ="safe", pure=True).load(path.read_text("utf-8")))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, (dict, list)):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _strings(inner)


def test_a_worry_is_read_for_danger_too() -> None:
    found = everyday(all_worries())
    assert len(found) == len(all_worries())
    assert {one.clarity for one in found} == {"everyday"}


@pytest.mark.parametrize("line", ["nonsense", "[]", '{"text": "zonder labels"}'])
def test_a_line_that_is_no_labelled_message_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "worries_x.jsonl"
    file.write_text(GOOD + line + "\n", "utf-8")
    with pytest.raises(BadLine, match=r"worries_x\.jsonl:2"):
        worries(file)


def test_every_worries_file_of_a_folder_counts(tmp_path: Path) -> None:
    for name in ("worries.jsonl", "worries_b.jsonl", "other.jsonl"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    assert len(all_worries(tmp_path)) == 2
