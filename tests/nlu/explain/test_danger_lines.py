# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace

from nlu.explain.danger import Danger, Fired, Guard
from nlu.explain.danger_lines import danger_lines
from nlu.explain.leave_out import Word
from nlu.explain.texts import Texts
from nlu.safety.decision import AGREES
from nlu.safety.verdict import NOTHING, Verdict

RULE = Fired("some_rule", "suicide", "clear", "ik wil dood", "content/safety/rules.yml:9")


def test_a_detector_that_doubts_a_sure_rule_explains_the_question(texts: Texts) -> None:
    verdict = Verdict("suicide", "perhaps", "self", "suicide_unsure")
    first, _, last = danger_lines(Danger(verdict, (RULE,), AGREES / 2, 0.14), texts)
    assert first.startswith("Gevaar: misschien.")
    assert last.endswith("daarom eerst een vraag")


def test_the_detector_alone_is_told_with_its_words(texts: Texts) -> None:
    verdict = Verdict("geweld", "perhaps", "victim", "geweld_unsure")
    _, detector, words = danger_lines(Danger(verdict, (), 0.5, 0.14, (), (Word("pasje", 0.1),)), texts)
    assert "50% (grens 14%)" in detector
    assert words.strip() == "door: pasje (zonder: 10%)"


def test_what_came_near_is_told_and_what_did_not_is_silent(texts: Texts) -> None:
    assert next(danger_lines(Danger(NOTHING, (), 0.12, 0.14), texts)) == "Gevaar: nee."
    assert list(danger_lines(Danger(NOTHING, (), 0.05, 0.14), texts)) == []


def test_a_guard_is_told_in_words_and_raises_the_limit(texts: Texts) -> None:
    guard = Guard("fiction", "film", "content/safety/rules.yml:5")
    rule = replace(RULE, held_by=(guard,))
    none, held, detector = danger_lines(Danger(NOTHING, (rule,), 0.3, 0.45, (guard,)), texts)
    assert none == "Gevaar: nee."
    assert "er staat “film” bij, dat is een boek, film of verhaal" in held
    assert "30% (grens 45%, hoger door wat erbij staat)" in detector
