# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.actions.talk import Talk, text


def test_quotes_in_the_words_cannot_end_the_quotation(talk: Talk) -> None:
    talk.worry("hij zei “ga weg”\nen dat was het", "eenzaamheid")

    assert 'Jouw woorden: “hij zei "ga weg" en dat was het”' in text(talk.says("mens"))


def test_a_long_story_is_passed_on_up_to_a_limit(talk: Talk) -> None:
    talk.worry("lang " * 400, "eenzaamheid")
    talk.says("mens")

    [command] = talk.presses("geef_door").commands
    assert len(command.model_dump()["summary"]["words"]) == 500


def test_the_crisis_mark_is_told_and_cannot_be_struck(talk: Talk) -> None:
    talk.context["crisis"] = True
    talk.worry("ik ben alleen", "eenzaamheid")

    assert "Ik geef ook door dat er gevaar kan zijn." in text(talk.says("mens"))
    lines = [button.data.get("line") for button in talk.presses("eerst_veranderen").buttons]
    assert [line for line in lines if line] == ["worry", "words"]


def test_a_summary_without_any_line_left_can_still_be_passed_on(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.says("mens")
    for line in ("worry", "words"):
        talk.presses("eerst_veranderen")
        talk.presses("schrap", line=line)

    assert talk.presses("geef_door").commands


def test_who_was_named_before_is_a_line_that_can_be_struck(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.says("weet_niet")
    talk.says("plaats", "hilversum")
    shown = text(talk.says("mens"))
    assert "Al genoemd:\n– " in shown
    talk.presses("eerst_veranderen")

    assert "Al genoemd" not in text(talk.presses("schrap", line="tried"))
    [command] = talk.presses("geef_door").commands
    assert command.model_dump()["summary"]["tried"] == []


def test_of_many_who_were_named_a_few_are_shown_and_counted(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.says("weet_niet")
    talk.says("plaats", "hilversum")
    for _ in range(3):
        talk.says("meer")
    names = text(talk.says("mens")).partition("Al genoemd:")[2].partition("Haast:")[0]

    assert len(names.strip().splitlines()) <= 4
    assert "– en nog " in names
