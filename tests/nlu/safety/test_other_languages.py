# SPDX-License-Identifier: EUPL-1.2
"""Danger told in another language."""

from __future__ import annotations

import pytest

from nlu.safety import Safety
from nlu.safety.examples import read_yaml
from nlu.safety.other_languages import FILE, ROLES, read
from nlu.safety.safety import HERE

CLEAR = {
    "I want to die": ("en", "suicide_self"),
    "please help me, he has a knife": ("en", "gevaar_now"),
    "My husband beats me every day": ("en", "geweld_victim"),
    "there is a fire in my house": ("en", "gevaar_now"),
    "i smell gas": ("en", "gevaar_gas"),
    "Ich will nicht mehr leben": ("de", "suicide_self"),
    "Mon mari me frappe": ("fr", "geweld_victim"),
    "J’ai été violée hier": ("fr", "geweld_sexual"),
    "quiero morirme": ("es", "suicide_self"),
    "chce umrzec": ("pl", "suicide_self"),
    "MĄŻ MNIE BIJE": ("pl", "geweld_victim"),
    "ölmek istiyorum": ("tr", "suicide_self"),
    "OLMEK ISTIYORUM": ("tr", "suicide_self"),
    "أريد أن أموت": ("ar", "suicide_self"),
    "bghit nmout": ("ar", "suicide_self"),
    "شوهرم مرا می‌زند": ("fa", "geweld_victim"),
    "Чоловік мене б'є": ("uk", "geweld_victim"),
    "я хочу умереть": ("ru", "suicide_self"),
    "ክመውት እደሊ": ("ti", "suicide_self"),
    "我真的我想死": ("zh", "suicide_self"),
}
NO_DANGER = (
    "help me met mijn schulden",
    "can you help me with my rent",
    "I do not have a knife in the kitchen",
    "Ich brauche Hilfe mit einem Brief",
    "nie mam pracy",
)


@pytest.mark.parametrize(("text", "expected"), CLEAR.items())
def test_the_plainest_danger_is_heard_in_other_languages(
    safety: Safety, text: str, expected: tuple[str, str]
) -> None:
    verdict = safety.check(text)
    assert (verdict.language, verdict.card, verdict.certainty) == (*expected, "clear")


@pytest.mark.parametrize("text", NO_DANGER)
def test_an_ordinary_worry_in_another_language_is_no_danger(safety: Safety, text: str) -> None:
    assert safety.check(text).kind is None


def test_a_borrowed_phrase_in_a_dutch_message_is_a_question_at_most(safety: Safety) -> None:
    verdict = safety.check("omg he has a knife zei ze in die serie waar we gisteren naar keken met z'n allen")
    assert verdict.certainty in (None, "perhaps") and verdict.language is None


def test_danger_in_dutch_has_no_other_language(safety: Safety) -> None:
    assert safety.check("ik wil dood").language is None


def test_every_phrase_has_a_card_and_a_text_in_its_language(safety: Safety) -> None:
    cards = read_yaml(HERE / "cards.yml")
    for phrase in read(FILE.read_text("utf-8").splitlines()):
        assert f"{phrase.kind}_{phrase.role}" in cards, phrase
        texts = read_yaml(HERE / "languages" / f"{phrase.language}.yml")
        assert texts[f"{phrase.kind}_in_{phrase.language}"]["text"]


def test_no_line_of_the_file_is_passed_over() -> None:
    for line in FILE.read_text("utf-8").splitlines():
        assert not line or line.startswith("#") or (line.split()[1] in ROLES and "|" in line), line


@pytest.mark.parametrize("file", sorted((HERE / "languages").glob("*.yml")), ids=lambda file: file.stem)
def test_the_texts_name_112_say_they_are_a_computer_and_hide_violence(file: object) -> None:
    cards = read_yaml(file)
    kinds = {card["kind"]: card for card in cards.values()}
    assert set(kinds) == set(ROLES)
    assert all("112" in "".join(card["text"]) for card in cards.values())
    assert "113" in "".join(kinds["suicide"]["text"])
    assert "0800-2000" in "".join(kinds["geweld"]["text"])
    assert len({card["text"][-1] for card in cards.values()}) == 1, "the same truth last"
    first = kinds["geweld"]["text"][0]
    assert kinds["geweld"]["private"] and not any(sign.isdigit() for sign in first)
