# SPDX-License-Identifier: EUPL-1.2
"""How it went, and a person for who says no."""

from __future__ import annotations

import pytest

from bot.desk.teams.teams import Team, Teams
from store import keys
from tests.bot.fake_rasa import reply
from tests.bot.follow_up.support import (
    DAY,
    OFFER,
    QUESTION,
    asked,
    closed,
    counts,
    handed,
    last,
    question_put,
    titles,
)
from tests.bot.support import ORGANISATION, House, texts, until


async def test_yes_is_met_with_one_kind_sentence(house: House) -> None:
    await question_put(house)
    assert texts(await house.press("Ja, gelukt")) == ["Fijn dat het gelukt is. Dat heb je zelf gedaan."]
    assert (await counts(house))["follow_up_yes|geld"] == 1
    assert "follow_up" not in await house.fields()


async def test_a_bit_is_asked_what_is_still_needed(house: House) -> None:
    await question_put(house)
    assert texts(await house.say("een beetje")) == ["Dat is een begin. Wat heb je nog nodig?"]
    assert (await counts(house))["follow_up_some|geld"] == 1
    assert texts(await house.say("hulp met een formulier")) == ["antwoord op hulp met een formulier"]


@pytest.mark.parametrize("answer", ["nee", "niet gelukt", "nee, ze namen niet op"])
async def test_no_offers_a_person_with_what_is_known(house: House, answer: str) -> None:
    await question_put(house)
    house.rasa.next = [reply("Dit geef ik door. Mag dat?", "geef_door", "niet_doorgeven")]
    (said,) = await house.say(answer)
    assert said.text.split("\n\n")[0] == "Jammer dat het nog niet is gelukt. Een mens kan verder helpen."
    assert house.rasa.heard[-1]["button"] == {"id": "mens", "data": {}}
    assert (await counts(house))["follow_up_no|geld"] == 1


async def test_after_a_no_it_goes_to_the_same_team_with_a_note_the_resident_never_sees(
    house: House,
) -> None:
    ref = await closed(house)
    await Teams(house.services.redis).put(ORGANISATION, Team("team-zuid", "Team Zuid", themes=("zorg",)))
    await house.services.redis.hset(keys.conversation(ref), "team", "team-zuid")
    await house.press("Ja, over drie dagen")
    await house.services.clock.move(3 * DAY + 60)
    await until(lambda: asked(house))
    house.rasa.next = [reply("Dit geef ik door. Mag dat?", "geef_door", "niet_doorgeven")]
    await house.press("Nee")
    house.rasa.next = [reply("Doorgegeven.", commands=(handed(),))]
    shown = await house.press("geef door")
    found = await house.desk.handoff(ref)
    assert found is not None
    assert (found.state, found.assignee, found.team) == ("open", "", "team-zuid")
    notes = [entry.text for entry in await house.desk.timeline(ref) if entry.who == "note"]
    assert notes == ["Is het gelukt? Nee. De bewoner wil weer een mens spreken."]
    assert not any("Nee. De bewoner" in entry.text for entry in shown)
    assert not any("Nee. De bewoner" in entry.text for entry in await house.line.messages(ref))
    assert "follow_up" not in await house.fields()


async def test_the_note_of_a_no_is_never_put_in_a_channel(house: House) -> None:
    ref = await closed(house, channel="telegram")
    await house.press("Ja, over drie dagen", channel="telegram")
    await house.services.clock.move(3 * DAY + 60)
    await until(lambda: _pushed_question(house))
    house.rasa.next = [reply("Dit geef ik door. Mag dat?", "geef_door", "niet_doorgeven")]
    await house.say("nee", channel="telegram")
    house.rasa.next = [reply("Doorgegeven.", commands=(handed(),))]
    await house.say("ja", channel="telegram")
    sent = await house.services.redis.xrange(keys.outbox(ref.partition, "ordinary"))
    pushed = {int(fields["s"]) for _, fields in sent}
    log = await house.desk.timeline(ref)
    assert [entry.text for entry in log if entry.who == "note"]
    assert not pushed & {entry.seq for entry in log if entry.who == "note"}


async def test_a_message_in_between_does_not_break_it(house: House) -> None:
    await closed(house)
    await house.press("Ja, over drie dagen")
    assert texts(await house.say("nog een vraag")) == ["antwoord op nog een vraag"]
    await house.services.clock.move(3 * DAY + 60)
    await until(lambda: asked(house))
    assert texts(await house.say("waar vind ik het loket")) == ["antwoord op waar vind ik het loket"]
    assert texts(await house.say("nee")) == ["antwoord op nee"]
    assert texts(await house.say("het is gelukt"))[0].startswith("Fijn dat het gelukt is.")


async def test_after_violence_who_asks_for_it_gets_only_a_knock_and_reads_on_by_a_button(
    house: House,
) -> None:
    await house.say("mijn man slaat mij")
    await closed(house)
    await house.services.clock.move(13 * 3600 + 10 * 3600)
    offered = await house.say("kun je later vragen of het gelukt is")
    assert offered[0].text == f"Er is een bericht.\n{OFFER}"
    await house.press("Ja, over drie dagen")
    await house.services.clock.move(4 * DAY)
    await until(lambda: _knocked(house))
    assert titles(await last(house)) == ["Lees het bericht"]
    (question,) = await house.press("Lees het bericht")
    assert question.text == f"Er is een bericht.\n{QUESTION}"
    assert "Fijn dat het gelukt is." in texts(await house.press("Ja, gelukt"))[0]


async def _pushed_question(house: House) -> bool:
    return (await last(house, channel="telegram")).text == QUESTION


async def _knocked(house: House) -> bool:
    return (await last(house)).text == "Er is een bericht."
