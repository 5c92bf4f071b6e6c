# SPDX-License-Identifier: EUPL-1.2
"""A conversation with everything in it is erased: nothing of it is left in Redis but what is named here."""

from __future__ import annotations

import re

import pytest

from bot.conversation.journal import Journal
from bot.conversation.timers import timer
from bot.desk.teams.away import Away
from bot.desk.tools.referrals import Referral, Referrals
from bot.desk.tools.typing import Typing
from bot.follow_up.offer import KIND
from store import keys, retention
from store.conversation import ConversationRef
from tests.bot.desk.crew import HOUR, MOVES, block, crew
from tests.bot.desk.office import Office, address, does
from tests.bot.desk.test_no_names import kept
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION, House, texts, until

CANARIES = (
    "kanariewoord",
    "0687654321",
    "31687654321",
    "kanarienotitie",
    "kanarietoelichting",
    "Kanariehuis",
    "kanariedame",
    "kanarieafspraak",
    "kanarieantwoord",
    "kanariestraat",
)
REACH = {"channel": "phone", "number": "0687654321", "e164": "+31687654321", "words": "kanarieafspraak"}
SUMMARY = {
    "theme": "geld",
    "worry": "Geld",
    "words": "kanariewoord",
    "place": "kanariestraat",
    "reach": REACH,
}
MAY_STAY = {
    r"omz:audit:standaard": "who did what at the desk, without content: accountability",
    r"omz:\{p\d\d\}:blocked:standaard": "who erases does not end a block; until it ends by itself",
    r"omz:\{p\d\d\}:timers": "the timer that ends that block, and the one that ends the receipt",
}
"""Keys that may still name an erased conversation, and why."""
HUSK = ("conv", "key", "log")
"""What begins anew for the receipt, for an hour: nothing of before."""

RECEIPT = {"organisation", "channel", "buttons", "address", "state", "last", "seq", "done", "said"}


async def full(office: Office, channel: str = "rest") -> ConversationRef:
    """A conversation in which everything has happened that is kept anywhere, and that a worker has."""
    house = office.house
    await crew(house, "anja", "bram")
    async with office.worker("carla", "coordinator") as carla:
        await carla.get("/desk")
        house.rasa.next = [reply("Doorgegeven.", commands=({"name": "handoff", "summary": SUMMARY},))]
        await house.say("mens kanariewoord", channel=channel)
        ref = house.ref(channel=channel)
        assert (await house.fields(channel=channel)).get("promise")
        await house.desk.claim(ref, "anja", "Anja", "1")
        async with office.worker("dirk") as dirk:
            assert (await dirk.get(address(ref))).status_code == 200
            await does(dirk, ref, "neem", waarom="kennis", toelichting="kanarietoelichting", move_id="2")
        await house.desk.transfer(ref, "dirk", "anja", "kennis", "kanarietoelichting", "3", "Dirk")
        await house.desk.note(ref, "anja", "kanarienotitie", "4", "Anja")
        await house.desk.reply(ref, "anja", "kanarieantwoord", "5", "Anja")
        await MOVES["card"](house, ref, "anja", "6")
        asked = Referral("", "Kanariehuis", whom="kanariedame", words="kanarieafspraak")
        assert await Referrals(house.services).agree(ref, "anja", asked, "7", "Anja")
        await Typing(house.services.redis).worker(ref, "anja", "Anja")
        await house.desk.snooze(ref, "anja", await house.services.clock.now() + HOUR, "wacht", "8", "Anja")
        await Away(house.services.redis, house.services.clock).leaves(ORGANISATION, "bram", 9e9)
    return ref


async def left(house: House, ref: ConversationRef) -> dict[str, str]:
    """Every key that still names it, in its name or in what it holds."""
    lines = (await kept(house)).split("\n")
    return {line.split(" ")[0]: line for line in lines if ref.id in line}


def unexplained(found: dict[str, str], ref: ConversationRef, husk: bool) -> list[str]:
    """Those nobody has given a reason for."""
    own = {f"omz:{ref.tag}:{kind}:{ref}".replace(f":{ref}", f":{ref.organisation}:{ref.id}") for kind in HUSK}
    fine = [re.compile(pattern) for pattern in MAY_STAY]
    names = [name for name in found if not any(pattern.fullmatch(name) for pattern in fine)]
    return [name for name in names if not (husk and name in own)]


async def nothing_is_left(house: House, ref: ConversationRef, husk: bool) -> None:
    """Neither words nor its number."""
    everything = await kept(house)
    assert not [canary for canary in CANARIES if canary in everything]
    found = await left(house, ref)
    assert unexplained(found, ref, husk) == []
    for _, row in await house.services.redis.xrange(keys.audit(ORGANISATION)):
        assert set(row) == {"t", "r", "who", "what", "why", "whom"}
        assert re.fullmatch(r"[a-z_-]*", row["why"]), row


async def test_before_it_is_erased_there_is_much_and_none_of_it_in_clear(office: Office) -> None:
    ref = await full(office)
    found = await left(office.house, ref)
    kinds = {name.split(":")[2] for name in found if name.startswith("omz:{")}
    assert kinds >= {"conv", "key", "log", "seen", "happened", "referrals", "timers", "desk"}
    assert not [canary for canary in CANARIES if canary in await kept(office.house)]
    said = "".join(texts(await Journal(office.house.services).entries(ref)))
    assert "kanarienotitie" in said and "kanarieantwoord" in said


@pytest.mark.parametrize("way", ["wis alles", "/wis"])
async def test_a_resident_erases_also_while_a_worker_has_it(office: Office, way: str) -> None:
    ref, house = await full(office), office.house
    asked = await (house.say("wis", kind="command") if way == "/wis" else house.say(way))
    assert [entry.who for entry in asked] == ["system"], "a person has the turn: the bot itself is silent"
    receipt = await house.press("wis alles")
    assert texts(receipt) == ["Alles is gewist."]
    assert await house.desk.handoff(ref) is None
    await nothing_is_left(house, ref, husk=True)
    for name in ("promises", "load"):
        assert not [key async for key in house.services.redis.scan_iter(f"omz:{name}:*")]
    assert set(await house.fields()) <= RECEIPT


async def test_who_says_no_to_erasing_goes_on_with_the_worker(office: Office) -> None:
    house = office.house
    await full(office)
    await house.say("wissen")
    house.rasa.next = [reply("Ik wis niets.")]
    assert [entry.who for entry in await house.press("niet wissen")] == ["system"]
    assert await house.say("ik ben er nog") == []
    assert (await house.fields())["assignee"] == "anja"


async def test_while_the_dialogue_is_away_a_wish_to_erase_is_kept_and_the_worker_is_not_cut_off(
    hasty_house: House,
) -> None:
    house = hasty_house
    await crew(house, "anja")
    ref = await house.handed_off()
    await house.desk.claim(ref, "anja", "Anja")
    house.rasa.mode = "silent"
    asked = await house.give("wissen")
    assert await house.line.wait(asked, 1.5) == []
    assert await house.say("en nog iets") == []
    assert "en nog iets" in texts(await house.desk.timeline(ref))
    house.rasa.mode = "well"
    await until(lambda: _said(house, "Wil je dat?"))


async def test_who_wants_no_more_messages_says_so_while_a_worker_has_it_too(office: Office) -> None:
    ref, house = await full(office), office.house
    assert await house.say("stop", kind="command") == []
    assert (await house.fields())["stopped"] == "1"
    await house.desk.close(ref, "anja", "geholpen", "Anja")
    assert "follow_up" not in await house.fields()
    assert not await house.desk.reopen(ref, "anja", "bewoner")


async def test_on_a_phone_that_others_read_not_even_a_receipt_is_left(office: Office) -> None:
    ref, house = await full(office), office.house
    await house.services.redis.hset(keys.conversation(ref), "private", 1)
    await house.say("wissen")
    assert await house.press("wis alles") == []
    await nothing_is_left(house, ref, husk=False)
    assert timer("keep", ref) not in str(await left(house, ref))


async def test_a_block_alone_outlives_erasing_and_goes_when_it_ends(office: Office) -> None:
    ref, house = await full(office), office.house
    assert await block(house, ref, "anja", "9")
    await house.say("wissen")
    await house.press("wis alles")
    await nothing_is_left(house, ref, husk=True)
    await house.services.clock.move(3 * HOUR)

    async def gone() -> bool:
        return not [name for name in await left(house, ref) if "audit" not in name]

    await until(gone)


async def test_the_sweeper_leaves_as_little_four_weeks_after_the_close(office: Office) -> None:
    ref, house = await full(office), office.house
    assert await house.desk.close(ref, "anja", "geholpen", "Anja", "9")
    await house.press("Ja, over drie dagen")
    assert await house.services.redis.zscore(keys.timers(ref.partition), timer(KIND, ref)) is not None
    await house.services.clock.move(3 * retention.DAY + HOUR)
    await house.services.clock.move(retention.HANDOFF_S + HOUR)

    async def gone() -> bool:
        return not await house.services.redis.exists(keys.conversation(ref))

    await until(gone)
    await nothing_is_left(house, ref, husk=False)
    names = {name for name in await left(house, ref) if "audit" not in name}
    assert names == set()


async def _said(house: House, text: str) -> bool:
    return text in texts(await house.line.messages(house.ref()))
