# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.explain.page import lines
from nlu.explain.texts import Texts
from nlu.parse import Parser


def page(parser: Parser, texts: Texts, text: str) -> list[str]:
    ((_, why),) = parser.explain([text])
    return list(lines(why, texts))


def test_a_worry_is_told_in_dutch_with_its_words(parser: Parser, texts: Texts) -> None:
    first, second, *rest = page(parser, texts, "er komt morgen\neen deurwaarder")
    assert first == "“er komt morgen een deurwaarder”"
    assert second.startswith("  Besluit: ")
    at = next(number for number, line in enumerate(rest) if line.startswith("  Geld: "))
    assert rest[at + 1].startswith("    door: ") and "deurwaarder (zonder: " in rest[at + 1]
    assert "  Woordgroepen: incasso (deurwaarder)" in rest


def test_a_known_short_answer_a_call_and_a_place_are_told(parser: Parser, texts: Texts) -> None:
    assert any("“ik heb schulden” (Geld" in line for line in page(parser, texts, "ik heb schulden"))
    assert any(line.startswith("  Vraagt om een mens: ") for line in page(parser, texts, "bel mij terug"))
    assert "  Plaats: “borculo”, gemeente Berkelland." in page(parser, texts, "ik woon in borculo")
    assert any("Omzien vraagt welke" in line for line in page(parser, texts, "hengelo"))


def test_danger_is_told_with_rule_words_and_file(parser: Parser, texts: Texts) -> None:
    found = page(parser, texts, "ik wil dood")
    assert "  Gevaar: duidelijk. Zelfdoding, de schrijver zelf (kaart suicide_self)." in found
    assert any("zelf_dood_willen" in line and "“ik wil dood”" in line for line in found)
    assert any("rules.yml:" in line for line in found)


def test_a_guard_is_told_in_words(parser: Parser, texts: Texts) -> None:
    found = page(parser, texts, "in de film zegt een man: ik wil dood")
    assert any("er staat “film” bij, dat is een boek, film of verhaal" in line for line in found)


def test_without_any_danger_nothing_is_said_of_it(parser: Parser, texts: Texts) -> None:
    assert not any("Gevaar" in line for line in page(parser, texts, "de huur gaat omhoog"))


def test_danger_out_of_scope_is_said_to_count_all_the_same(parser: Parser, texts: Texts) -> None:
    assert "  Toch niet buiten bereik, om wat hieronder staat." in page(parser, texts, "i want to die")


def test_no_hole_and_no_name_of_a_text_is_left_on_the_page(parser: Parser, texts: Texts) -> None:
    for text in ("ik heb schulden", "👍", "mens", "je veux mourir", "hij slaat mij", "welke film is leuk"):
        for line in page(parser, texts, text):
            assert "{" not in line and "_not" not in line and "why_" not in line
            assert line.strip() not in ("sure", "confirm", "unsure", "out_of_scope")
