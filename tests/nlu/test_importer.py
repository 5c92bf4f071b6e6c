# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import copy
from pathlib import Path

from nlu.directory import ROOT
from nlu.importer import ContentImporter, Lesson
from nlu.recognise.lessons import PHRASE

ROOM = ROOT / "nlu"


def importer(content: Path) -> ContentImporter:
    return ContentImporter(str(ROOM / "config.yml"), str(ROOM / "domain"), [str(ROOM / "data")], str(content))


def test_sentences_come_from_the_compiled_content_with_their_themes(var: Path) -> None:
    examples = importer(var / "content").get_nlu_data().intent_examples
    found = {e.get("text"): (e.get("intent"), e.get("themes")) for e in examples}
    assert found["ik heb schulden en word mijn huis uitgezet"] == ("zorg_delen", ["geld", "wonen"])
    assert found["weet ik niet"] == ("weet_niet", [])


def test_phrases_are_marked_so_that_they_teach_only_themes(var: Path) -> None:
    examples = importer(var / "content").get_nlu_data().intent_examples
    marked = {e.get("text"): e.get(PHRASE) for e in examples}
    assert marked["geldzorgen"] and not marked["ik heb schulden"]


def test_every_intent_of_the_content_has_a_rule_in_the_domain(var: Path) -> None:
    ours = importer(var / "content")
    assert {e.get("intent") for e in ours.get_nlu_data().intent_examples} <= set(ours.get_domain().intents)
    assert len(ours.get_stories().story_steps) == len(set(ours.get_domain().intents) - _added_by_rasa())


def test_conversations_never_expire_by_rasas_own_clock(var: Path) -> None:
    assert not importer(var / "content").get_domain().session_config.are_sessions_enabled()


def _added_by_rasa() -> set[str]:
    return {"back", "nlu_fallback", "out_of_scope", "restart", "session_start"}


def test_a_lesson_keeps_its_fingerprint_when_its_words_are_added() -> None:
    lesson, other = (
        Lesson(data={"text": text, "intent": "zorg_delen"}) for text in ("geen geld", "geen huis")
    )
    before = lesson.fingerprint()
    lesson.set("text_tokens", ["geen", "geld"])
    assert lesson.fingerprint() == before != other.fingerprint()
    assert hash(Lesson(data={"text": "geen geld", "intent": "zorg_delen"})) == hash(lesson)


def test_a_copy_of_a_lesson_is_the_lesson_for_nothing_in_a_training_changes_it() -> None:
    lesson = Lesson(data={"text": "geen geld", "intent": "zorg_delen"})
    assert copy.deepcopy([lesson]) == [lesson] and copy.deepcopy(lesson) is lesson
