# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.reply import EraseCommand, StopCommand
from tests.actions.talk import Talk, ids, text


def test_erasing_is_asked_once_before_it_is_done(talk: Talk) -> None:
    answer = talk.says("wissen")

    assert ids(answer) == ["wis_alles", "niet_wissen"]
    assert not answer.commands


def test_a_yes_erases_and_nothing_is_remembered(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.says("wissen")

    assert talk.presses("wis_alles").commands == [EraseCommand()]
    assert talk.slots["words"] is None
    assert talk.slots["themes"] == []


def test_a_typed_yes_erases_too(talk: Talk) -> None:
    talk.says("wissen")

    assert talk.says("bevestigen", "ja").commands == [EraseCommand()]


def test_a_no_keeps_everything_and_goes_on_where_the_talk_was(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.says("wissen")

    answer = talk.presses("niet_wissen")

    assert not answer.commands
    assert "Typ je plaats of postcode." in text(answer)


def test_on_a_phone_others_read_erasing_leaves_no_receipt(talk: Talk) -> None:
    talk.context["shared_phone"] = True
    talk.says("wissen")

    assert talk.presses("wis_alles").commands == [EraseCommand(receipt=False)]


def test_stopping_is_done_at_once(talk: Talk) -> None:
    assert talk.says("stoppen").commands == [StopCommand()]


def test_who_asks_what_is_kept_hears_for_how_long(talk: Talk) -> None:
    talk.context |= {"kept_days": {"talk": 5, "handed": 21}}
    said = text(talk.says("gegevens"))
    assert "5 dagen na je laatste bericht" in said
    assert "21 dagen na het afsluiten" in said
