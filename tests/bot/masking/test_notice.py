# SPDX-License-Identifier: EUPL-1.2
"""A number is taken out before anything is stored, and its resident is told so, kindly and once."""

from __future__ import annotations

import pytest

from bot.masking.mask import GONE
from store import keys
from tests.bot.desk.office import Office, address
from tests.bot.fake_rasa import reply
from tests.bot.support import House, texts, until

BSN, IBAN = "123456782", "nl91 abna 0417 1643 00"


async def test_who_types_one_is_told_and_answered(house: House) -> None:
    said = texts(await house.say(f"ik heb schulden mijn bsn is {BSN}"))
    assert len(said) == 1
    first, _, rest = said[0].partition("\n\n")
    assert first.startswith("Je typte een burgerservicenummer. Dat heb ik niet bewaard.")
    assert rest == f"antwoord op ik heb schulden mijn bsn is {GONE}"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (f"mijn rekening is {IBAN} en ik sta rood", "Je typte een rekeningnummer."),
        (f"ik sta rood {IBAN} bsn {BSN}", "Je typte je burgerservicenummer en je rekeningnummer."),
        (f"kunt u mij helpen met {BSN}", "U typte een burgerservicenummer."),
    ],
)
async def test_it_says_which_number_it_was(house: House, typed: str, told: str) -> None:
    assert texts(await house.say(typed))[0].startswith(told)


async def test_nothing_that_is_kept_or_passed_on_has_the_number(house: House) -> None:
    await house.say(f"ik heb schulden mijn bsn is {BSN} en {IBAN}")
    assert BSN not in str(house.rasa.heard)
    assert "0417" not in str(house.rasa.heard)
    log = texts(await house.line.messages(house.ref()))
    assert log[0] == f"ik heb schulden mijn bsn is {GONE} en {GONE}"


async def test_it_is_gone_before_the_inbox_has_it(quiet_house: House) -> None:
    given = await quiet_house.give(f"mijn bsn is {BSN} help")
    ref = given.ref
    ((_, fields),) = await quiet_house.services.redis.xrange(keys.inbox(ref.partition))
    assert BSN not in (await quiet_house.services.vault.open(ref, "inbox", fields["b"])).decode()


async def test_only_a_number_leaves_the_question_open_and_its_buttons_working(house: House) -> None:
    house.rasa.next = [reply("Wil je hulp in de buurt? Typ je plaats.", "liever_niet")]
    await house.say("ik heb schulden")
    (told,) = await house.say(BSN)
    assert told.text.startswith("Je typte een burgerservicenummer.")
    assert [choice.title for choice in told.buttons] == ["liever niet"]
    assert len(house.rasa.heard) == 1
    assert texts(await house.press("liever niet"))


async def test_danger_is_answered_as_ever(house: House) -> None:
    said = texts(await house.say(f"ik wil dood mijn bsn is {BSN}"))
    assert "113" in said[0]
    assert "nummer" not in said[0].split("113")[0]
    assert not [text for text in said if "niet bewaard" in text]
    assert "niet bewaard" not in str(texts(await house.say(f"ik weet het niet meer {BSN}")))


async def test_where_somebody_reads_along_the_first_line_stays_neutral(house: House) -> None:
    await house.services.redis.hset(keys.conversation((await house.give("hallo")).ref), "private", 1)
    await house.asked()
    (told,) = await house.say(BSN)
    assert told.text.startswith("Er is een bericht.\n")
    assert told.private


async def test_a_person_does_not_see_it_and_the_resident_hears_so(office: Office) -> None:
    async with office.worker() as anja:
        ref = await office.handed_off()
        await office.house.desk.claim(ref, "anja")
        await office.house.give(f"mijn bsn is {BSN}")
        await until(lambda: _told(office))
        page = (await anja.get(address(ref))).text
    assert BSN not in page
    assert f"mijn bsn is {GONE}" in page


async def _told(office: Office) -> bool:
    last = (await office.house.line.messages(office.house.ref()))[-1]
    return last.who == "system" and "niet bewaard" in last.text


async def test_while_the_dialogue_is_silent_it_is_said_once(hasty_house: House) -> None:
    hasty_house.rasa.gate.clear()
    given = await hasty_house.give(f"ik heb schulden {BSN}")
    await hasty_house.line.wait(given, 3.0)
    hasty_house.rasa.gate.set()
    await until(lambda: _answered(hasty_house))
    said = [e.text for e in await hasty_house.line.messages(hasty_house.ref()) if e.who == "bot"]
    assert sum("niet bewaard" in text for text in said) == 1


async def _answered(house: House) -> bool:
    said = [e.text for e in await house.line.messages(house.ref()) if e.who == "bot"]
    return any("antwoord op" in text for text in said)


async def test_a_repeat_of_the_message_changes_nothing(house: House) -> None:
    first = await house.give(f"help {BSN}", message_id="zelfde")
    await house.line.wait(first, 5.0)
    again = await house.give(f"help {BSN}", message_id="zelfde")
    assert (again.seq, again.repeat) == (first.seq, True)


async def test_the_name_a_program_gives_a_message_is_not_kept(house: House) -> None:
    await house.say("hallo", message_id="ik ben piet van dijk")
    seen = await house.services.redis.hgetall(keys.seen(house.ref()))
    assert seen
    assert "piet" not in str(seen)
