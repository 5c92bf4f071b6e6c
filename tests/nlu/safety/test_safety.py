# SPDX-License-Identifier: EUPL-1.2
"""What the detector promises about whole messages."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from nlu.safety import Safety, Verdict
from nlu.safety.safety import HERE, RULES_FILE, WEIGHTS_FILE

NOTHING = Verdict()

CLEAR = {
    "ik wil dood": ("suicide", "suicide_self"),
    "IK WIL DOOOOD": ("suicide", "suicide_self"),
    "ikwildood": ("suicide", "suicide_self"),
    "kwil nie mer leven": ("suicide", "suicide_self"),
    "i k  w i l  d o o d": ("suicide", "suicide_self"),
    "ik pleeg zelfmoodr": ("suicide", "suicide_self"),
    "<b>ik wil</b> dood": ("suicide", "suicide_self"),
    "ik wil&nbsp;dood 😭😭": ("suicide", "suicide_self"),
    "ik\u200b wil d00d": ("suicide", "suicide_self"),
    "ik wil z.e.l.f.m.o.o.r.d plegen": ("suicide", "suicide_self"),
    "ik denk aan su1c1de": ("suicide", "suicide_self"),
    "ik wil d\u043e\u043ed": ("suicide", "suicide_self"),
    "niet slaan papa": ("geweld", "geweld_unsure"),
    "ik ben 12 jaar getrouwd en hij slaat me": ("geweld", "geweld_victim"),
    "ik ben 16 weken zwanger en hij slaat me": ("geweld", "geweld_victim"),
    "mijn man slaat mij als er vieze vaat staat": ("geweld", "geweld_victim"),
    "mijn dochter zegt dat ze dood wil": ("suicide", "suicide_other"),
    "ik ben 13 en ik wil niet meer leven": ("suicide", "suicide_child"),
    "hij slaat me": ("geweld", "geweld_victim"),
    "mien man slaot mie": ("geweld", "geweld_victim"),
    "mijn vader slaat me met een riem, ik ben 12": ("geweld", "geweld_child"),
    "ik ben verkracht": ("geweld", "geweld_sexual"),
    "ik heb mijn vrouw geslagen": ("geweld", "geweld_perpetrator"),
    "mijn buurman slaat zijn vrouw": ("geweld", "geweld_bystander"),
    "mijn man slaan mij elke dag": ("geweld", "geweld_victim"),
    "er is brand bij mij thuis": ("gevaar", "gevaar_now"),
    "het ruikt naar gas in de keuken": ("gevaar", "gevaar_gas"),
    "mijn vrouw is bewusteloos": ("gevaar", "gevaar_medical"),
    "pijn op de borst": ("gevaar", "gevaar_medical"),
    "er is een inbreker in huis": ("gevaar", "gevaar_now"),
    "mijn zoontje van 3 is kwijt": ("gevaar", "gevaar_now"),
}

HARMLESS = (
    "hilversum",
    "1211 AB",
    "ja",
    "nee",
    "weet ik niet",
    "ik wil een mens spreken",
    "ik lach me dood",
    "ik schrik me dood van de rekening",
    "doodmoe van het werk",
    "de batterij is dood",
    "mijn oog is gevallen op een cursus",
    "ik wil niet dood hoor, ik ben gewoon moe",
    "de klok slaat twaalf",
    "dat slaat nergens op",
    "ik verdrink in de papieren",
    "ik stap uit de groepsapp",
    "mijn rookmelder piept",
    "mijn man is vorig jaar overleden",
    "vroeger werd ik geslagen, nu zoek ik een praatgroep",
    "rollenspel: een cliënt zegt dat hij dood wil",
    "in dat boek pleegt iemand zelfmoord",
    "hoe word ik vrijwilliger bij de brandweer",
    "ik ga steeds dood in dit level",
    "ik kom niet rond en de huur nekt me",
)


@pytest.mark.parametrize(("text", "expected"), CLEAR.items())
def test_plain_danger_gets_its_card_however_it_is_typed(
    safety: Safety, text: str, expected: tuple[str, str]
) -> None:
    verdict = safety.check(text)
    assert (verdict.kind, verdict.certainty, verdict.card) == (expected[0], "clear", expected[1])


@pytest.mark.parametrize("text", HARMLESS)
def test_sayings_places_and_ordinary_answers_are_no_danger(safety: Safety, text: str) -> None:
    assert safety.check(text) == NOTHING


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "🙂", "👍🏽👍🏽", "<br>", "\u200b", "?!", "\x00"])
def test_emptiness_is_no_danger(safety: Safety, text: str) -> None:
    assert safety.check(text) == NOTHING


def test_a_doubt_is_answered_with_the_card_that_asks(safety: Safety) -> None:
    verdict = safety.check("ik zie geen uitweg meer")
    assert verdict.kind == "suicide"
    assert verdict.card == ("suicide_unsure" if verdict.certainty == "perhaps" else "suicide_self")


@pytest.mark.parametrize(
    "text",
    [
        "ik kan niet meer",
        "ik kan echt niet meer",
        "pff ik kan gewoon niet meer",
        "ik kan niet meer nu echt niet",
    ],
)
def test_who_says_no_more_than_that_it_cannot_go_on_is_asked(safety: Safety, text: str) -> None:
    assert safety.check(text).card == "suicide_unsure"


def test_who_already_took_something_is_sent_to_112_first(safety: Safety) -> None:
    card = safety.check("ik wil dood, ik heb net alle pillen ingenomen").card
    assert card in {"suicide_now", "gevaar_medical"}


def test_danger_beside_an_everyday_question_is_seen(safety: Safety) -> None:
    verdict = safety.check("Kunt u helpen met huurtoeslag? Mijn man heeft me gisteren weer geslagen.")
    assert verdict.kind == "geweld"


def test_danger_spread_over_lines_is_seen(safety: Safety) -> None:
    assert safety.check("het gaat niet\nik wil\nniet meer leven").kind == "suicide"


WORRY = "ik heb vragen over de huur en de zorgtoeslag en de gemeente belt niet terug. "


def test_of_pieces_in_a_row_only_what_a_rule_sees_counts(safety: Safety) -> None:
    assert safety.together(["ik heb", "pillen", "allemaal geslikt"]).kind == "gevaar"
    assert safety.together(["nog iets", "nog iets", "en nu?"]).kind is None


@pytest.mark.parametrize("place", [0, 60, 130])
def test_danger_anywhere_in_ten_thousand_letters_is_found(safety: Safety, place: int) -> None:
    worries = [WORRY] * 130
    worries.insert(place, "ik wil niet meer leven. ")
    assert safety.check("".join(worries)).kind == "suicide"


def test_ten_thousand_letters_of_ordinary_worry_are_no_danger(safety: Safety) -> None:
    assert safety.check(WORRY * 130) == NOTHING


def fastest(safety: Safety, text: str) -> float:
    """The seconds of the quickest of some readings: the others waited for something else."""
    taken = []
    for _ in range(9):
        begin = time.perf_counter()
        safety.check(text)
        taken.append(time.perf_counter() - begin)
    return min(taken)


def test_a_text_fifty_times_as_long_does_not_take_far_more_than_fifty_times_as_long(safety: Safety) -> None:
    assert fastest(safety, (WORRY * 130)[:10_000]) < 200 * fastest(safety, (WORRY * 3)[:200])


REPEATED = {
    "a": 10_000,
    "ik ": 3_333,
    "<": 10_000,
    "d o o d ": 1_250,
    "&amp;": 2_000,
    "ik wil ": 1_430,
    "!": 9_999,
}
NASTY = tuple(text * times for text, times in REPEATED.items())


@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:8])
def test_no_ten_thousand_letters_keep_the_reader_busy(safety: Safety, text: str) -> None:
    # Measured beside an ordinary text of that length; what backtracks takes a hundred times as long.
    assert fastest(safety, text) < 5 * fastest(safety, WORRY * 130)


def test_it_loads_without_any_other_content(tmp_path: Path) -> None:
    for name in (RULES_FILE, WEIGHTS_FILE):
        shutil.copy(HERE / name, tmp_path / name)
    safety = Safety.load(tmp_path)
    assert safety.check("ik wil dood").kind == "suicide"
