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
    assert lines == ["worry", "words", None]


def test_a_summary_without_any_line_left_can_still_be_passed_on(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.says("mens")
    for line in ("worry", "words"):
        talk.presses("eerst_veranderen")
        talk.presses("schrap", line=line)

    assert talk.presses("geef_door").commands
