# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.directory import ROOT
from nlu.explain.leave_out import Word
from nlu.explain.texts import Texts, percent
from nlu.safety.decision import DANGERS
from nlu.safety.examples import read_yaml


def test_every_guard_role_and_kind_of_danger_has_a_meaning(texts: Texts) -> None:
    rules = read_yaml(ROOT / "content" / "safety" / "rules.yml")
    names = [("guard", name) for name in rules["guards"]]
    names += [("role", rule["role"]) for rule in rules["rules"]]
    names += [("kind", kind) for kind in DANGERS]
    assert [name for group, name in names if texts.named(group, name) == name] == []


def test_what_has_no_text_yet_is_called_by_its_name(texts: Texts) -> None:
    assert texts.named("guard", "brand_new") == "brand_new"
    assert texts.theme("no_such_theme") == "no_such_theme"


def test_a_theme_has_the_name_residents_know(texts: Texts) -> None:
    assert texts.theme("geld") == "Geld"


def test_words_stand_with_what_would_be_left(texts: Texts) -> None:
    assert texts.words([Word("post", 0.154), Word("niet meer", 0.5)]) == (
        "post (zonder: 15%), niet meer (zonder: 50%)"
    )


@pytest.mark.parametrize(("chance", "said"), [(0.0, "1%"), (0.154, "15%"), (0.9999, "99%")])
def test_no_chance_is_said_to_be_nothing_or_certain(chance: float, said: str) -> None:
    assert percent(chance) == said
