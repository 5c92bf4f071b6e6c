# SPDX-License-Identifier: EUPL-1.2
"""What is compiled and learned is what editors wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlu.safety.compile import learned_from
from nlu.safety.detector import Detector
from nlu.safety.examples import BadLine, Example, everyday, kept_apart, read_yaml, training
from nlu.safety.features import features
from nlu.safety.rules import Rules
from nlu.safety.safety import HERE, RULES_FILE, WEIGHTS_FILE
from nlu.safety.train import learn, listener, mark_of
from nlu.safety.words import read

WAY_OUT = "run: python -m nlu.safety.train"
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "ochtend", "avond")


def test_the_compiled_rules_are_those_of_the_file_editors_read() -> None:
    compiled = json.loads((HERE / RULES_FILE).read_text(encoding="utf-8"))["rules"]
    assert {name: value for name, value in compiled.items() if name != "ordinary"} == read_yaml(
        HERE / "rules.yml"
    ), WAY_OUT


def test_the_weights_were_learned_from_the_sentences_that_are_here() -> None:
    mark = learned_from(HERE)
    assert mark_of(HERE / WEIGHTS_FILE) == mark, WAY_OUT
    assert json.loads((HERE / RULES_FILE).read_text(encoding="utf-8"))["learned_from"] == mark, WAY_OUT


@pytest.mark.parametrize(
    ("before", "after", "again"),
    [
        ("kan niet meer $", "kan niet meer ..1 $", False),
        ("kan niet meer $", "kan helemaalniet meer $", True),
    ],
)
def test_weights_are_learned_again_only_where_a_pattern_has_a_word_that_was_not_known(
    tmp_path: Path, before: str, after: str, again: bool
) -> None:
    (tmp_path / "examples").mkdir()
    rules = (HERE / "rules.yml").read_text("utf-8")
    assert before in rules
    (tmp_path / "rules.yml").write_text(rules, "utf-8")
    first = learned_from(tmp_path)
    (tmp_path / "rules.yml").write_text(rules.replace(before, after), "utf-8")
    assert (learned_from(tmp_path) != first) == again


def test_a_file_of_lines_is_read_with_its_voice(tmp_path: Path) -> None:
    folder = tmp_path / "examples"
    folder.mkdir()
    lines = "# Stem: een vrouw\n\ngeweld | victim | hij sluit me op\nnone | - | de deur klemt | een beetje\n"
    (folder / "vrouw.txt").write_text(lines, "utf-8")
    assert training(tmp_path) == [
        Example("hij sluit me op", "geweld", "victim", "vrouw"),
        Example("de deur klemt | een beetje", "none", "lijkt_erop", "vrouw"),
    ]


@pytest.mark.parametrize(
    "line", ["geweld hij sluit me op", "ruzie | self | hij schreeuwt", "geweld | victim |"]
)
def test_a_line_that_is_not_well_formed_is_named(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "examples"
    folder.mkdir()
    (folder / "vrouw.txt").write_text(f"none | - | goed\n{line}\n", "utf-8")
    with pytest.raises(BadLine, match=r"vrouw\.txt:2: write kind \| role \| sentence"):
        training(tmp_path)


def test_everyday_sentences_come_from_themes_and_intents_each_once(tmp_path: Path) -> None:
    voices = tmp_path / "themes" / "geld"
    voices.mkdir(parents=True)
    theme = "examples: [Rood staan, {text: huur, ook: [wonen]}]\n"
    (tmp_path / "themes" / "geld.yml").write_text(theme, "utf-8")
    (voices / "oma.txt").write_text("# Oma\nrood staan\nde pot is leeg  ook: [zorg]\n", "utf-8")
    assert everyday(tmp_path) == [
        Example("Rood staan", "none", "themes"),
        Example("huur", "none", "themes"),
        Example("de pot is leeg", "none", "themes", "oma"),
    ]


def test_loose_words_of_a_heavy_theme_are_no_proof_that_all_is_well(tmp_path: Path) -> None:
    (tmp_path / "themes" / "rouw").mkdir(parents=True)
    file = tmp_path / "themes" / "rouw.yml"
    file.write_text("examples: []\n", "utf-8")
    (tmp_path / "themes" / "rouw" / "woorden.txt").write_text("gestorven\n", "utf-8")
    assert [one.text for one in everyday(tmp_path)] == ["gestorven"]
    file.write_text("heavy_words: true\nexamples: []\n", "utf-8")
    assert everyday(tmp_path) == []


def test_a_broken_theme_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "geld.yml").write_text("examples: [", "utf-8")
    with pytest.raises(BadLine, match=r"geld\.yml cannot be read"):
        everyday(tmp_path)


def test_what_was_learned_hears_what_it_was_taught() -> None:
    rules = Rules(json.loads((HERE / RULES_FILE).read_text(encoding="utf-8"))["rules"])
    danger = [Example(f"hij slaat mij elke {day}", "geweld", "victim") for day in DAYS]
    calm = [Example(f"ik ga wandelen elke {day}", "none", "themes") for day in DAYS]
    arrays = learn([*danger, *calm] * 4, listener(rules))
    detector = Detector(**{name: arrays[name] for name in Detector.__dataclass_fields__})
    slaat, wandelt = (_danger(detector, rules, text) for text in ("hij slaat mij", "ik ga wandelen"))
    assert slaat > 0.5 > wandelt


def _danger(detector: Detector, rules: Rules, text: str) -> float:
    found = rules.find(read(text, rules.lexicon))
    return 1 - detector.read(*features(found.words.words[1:-1], found.concepts)).kinds["none"]


def test_about_a_fifth_is_kept_apart_and_a_voice_whole() -> None:
    kept = sum(kept_apart(Example(f"zin {number}", "none", "themes")) for number in range(1000))
    assert 150 < kept < 250
    of_one = {kept_apart(Example(f"zin {number}", "none", "themes", "oma")) for number in range(50)}
    assert len(of_one) == 1


def test_there_is_enough_to_learn_from() -> None:
    learned = training(HERE)
    counts = {kind: sum(e.kind == kind for e in learned) for kind in ("suicide", "geweld", "gevaar", "none")}
    assert min(counts["suicide"], counts["geweld"], counts["gevaar"]) >= 600
    assert counts["none"] >= 1200
