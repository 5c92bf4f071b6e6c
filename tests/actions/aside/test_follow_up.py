# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.reply import FollowUpCommand
from tests.actions.talk import Talk, ids, text

OFFER = "Mag ik over een paar dagen vragen of het gelukt is?"


def test_at_a_kind_end_after_help_it_is_asked_whether_it_may_be_asked_later(talk: Talk) -> None:
    talk.context["follow_up"] = 5
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")

    answer = talk.presses("goed_zo")

    assert text(answer).endswith(OFFER)
    assert ids(answer) == ["vraag_drie", "vraag_vijf", "vraag_niet", "mens"]
    assert answer.commands == [FollowUpCommand(theme="eenzaamheid")]


def test_a_conversation_that_is_kept_for_weeks_may_choose_a_week(talk: Talk) -> None:
    talk.context["follow_up"] = 7
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")

    assert "vraag_week" in ids(talk.presses("goed_zo"))


def test_where_the_bot_says_that_it_may_not_be_offered_it_is_not(talk: Talk) -> None:
    talk.context["follow_up"] = 0
    talk.worry("ik ben alleen hier in hilversum", "eenzaamheid")

    answer = talk.presses("goed_zo")

    assert OFFER not in text(answer)
    assert not answer.commands


def test_who_was_shown_nobody_is_not_asked(talk: Talk) -> None:
    talk.context["follow_up"] = 5

    assert OFFER not in text(talk.says("goed_zo", "doei"))
