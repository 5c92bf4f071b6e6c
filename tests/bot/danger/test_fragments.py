# SPDX-License-Identifier: EUPL-1.2
"""Danger that is told in pieces is heard when its last piece comes."""

from __future__ import annotations

from bot.danger.fragments import WITHIN_S
from tests.bot.support import House

PIECES = ("ik kan", "niet", "meer")
ASKED = "Denk je aan zelfmoord?"


async def _say_all(house: House, *pieces: str, who: str = "1") -> str:
    """Everything, one after the other; the answers to the last."""
    for piece in pieces[:-1]:
        assert not (await house.give(piece, who)).danger
    return " ".join(entry.text for entry in await house.say(pieces[-1], who, seconds=0.0))


async def test_pieces_of_one_sentence_are_judged_together(quiet_house: House) -> None:
    assert ASKED in await _say_all(quiet_house, *PIECES)


async def test_answers_of_ours_between_the_pieces_do_not_hide_it(house: House) -> None:
    for piece in PIECES[:-1]:
        await house.say(piece)
    [card] = await house.say(PIECES[-1])
    assert ASKED in card.text


async def test_loose_words_one_after_the_other_are_no_danger(quiet_house: House) -> None:
    given = [await quiet_house.give(piece) for piece in ("nog iets", "nog iets", "en nu?")]
    assert not any(each.danger for each in given)


async def test_a_piece_of_long_ago_is_not_the_beginning_of_this_one(quiet_house: House) -> None:
    await quiet_house.give("ik kan")
    await quiet_house.give("niet")
    await quiet_house.services.clock.move(WITHIN_S + 1)
    assert not (await quiet_house.give("meer")).danger


async def test_pieces_of_another_resident_do_not_count(quiet_house: House) -> None:
    await quiet_house.give("ik kan", "2")
    await quiet_house.give("niet", "2")
    assert not (await quiet_house.give("meer")).danger


async def test_a_whole_message_between_them_ends_what_was_begun(quiet_house: House) -> None:
    story = "mijn buurvrouw heeft me verteld over het inloopspreekuur van de gemeente"
    given = [await quiet_house.give(piece) for piece in ("ik kan", story, "niet", "meer")]
    assert not any(each.danger for each in given)


async def test_what_a_card_answered_already_is_not_answered_again(house: House) -> None:
    await house.say("ik wil dood")
    await house.say("opnieuw", kind="command")
    assert not (await house.give("dank u")).danger


async def test_a_press_ends_nothing_and_begins_nothing(house: House) -> None:
    await house.give("ik kan")
    [answer] = await house.say("niet")
    assert not (await house.give(answer.buttons[0].payload)).danger
