# SPDX-License-Identifier: EUPL-1.2
"""Who owns the turn: whatever happens in whatever order, the bot never speaks while a person has it."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.entry import Entry
from bot.conversation.handoff import person_has_the_turn, waits
from bot.conversation.journal import Journal
from bot.desk.teams.block import Blocks
from bot.desk.teams.lane import Lane
from bot.intake.intake import Accepted
from store import keys
from store.conversation import ConversationRef
from tests.bot.desk.crew import HOUR, MOVES, SECRET_NOTE, crew, users_of
from tests.bot.support import House, texts
from tests.bot.test_rest import client_of

RESIDENT = ("hallo", "mens", "ik heb schulden", "ik wil dood", "", "k_abcdefghij")
HASTE = ("~hallo", "~mens", "~ik heb schulden", "~ik wil dood")
"""Said without waiting for the answer: what comes next may overtake it."""
BY_WORKERS = tuple(f"{worker} {move}" for worker in ("anja", "bram") for move in MOVES)
# The usual ways on are drawn more often: random moves alone are refused nine times of ten.
USUAL = ("anja claim", "anja snooze", "bram takeover", "anja transfer", "bram snooze", "anja close", "time")
USUAL += ("anja reassign", "bram claim", "bram block", "~ik wil dood")
_residents = count(1000)


class Watch:
    """Looks after one conversation while everything happens to it."""

    def __init__(self, house: House, who: str, channel: str) -> None:
        self.house, self.who, self.channel = house, who, channel
        self.ref = house.ref(who, channel)
        self.spans: list[tuple[int, int]] = []
        self.waiting: list[Accepted] = []
        self._since: int | None = None

    async def do(self, step: str) -> None:
        """One thing that happens, and whose the turn was around it."""
        before = int((await self._fields()).get("seq", 0))
        had = self._since is not None
        await self._happens(step)
        fields = await self._fields()
        # Said here in so many words: what is tested must not be its own measure.
        has = fields.get("state") in ("open", "snoozed") and fields.get("assignee", "") != ""
        if had and not has:
            # Only this step can have ended it: until it began the turn was a person's.
            self.spans.append((self._since or 0, before))
        if has and not had:
            self._since = int(fields["seq"])
        self._since = self._since if has else None

    async def end(self) -> list[Entry]:
        """Everything answered; nothing of the bot but cards stands where a person had the turn."""
        for accepted in self.waiting:
            await self.house.line.wait(accepted, 5.0)
        if self._since is not None:
            self.spans.append((self._since, int((await self._fields())["seq"])))
        journal = await Journal(self.house.services).entries(self.ref)
        for entry in journal:
            inside = any(start < entry.seq <= end for start, end in self.spans)
            assert not (inside and entry.who == "bot" and not is_card(entry)), entry.text
        return journal

    async def _happens(self, step: str) -> None:
        if step == "time":
            await self.house.services.clock.move(2 * HOUR)
            await self.house.desk.returns(self.ref)
            await Lane(self.house.services).watch(self.ref)
            await Blocks(self.house.services).ends(self.ref)
        elif step in BY_WORKERS:
            worker, move = step.split()
            await MOVES[move](self.house, self.ref, worker, f"{next(_residents)}")
        elif step.startswith("~"):
            self.waiting.append(await self.house.give(step[1:], self.who, channel=self.channel))
        else:
            await self._says(step)

    async def _says(self, text: str) -> None:
        had = person_has_the_turn(await self._fields())
        answers = await self.house.say(text, self.who, channel=self.channel)
        if had:
            assert all(is_card(answer) for answer in answers), texts(answers)
        elif not self.waiting:
            assert answers, f"nothing was said to {text!r}"

    async def _fields(self) -> dict[str, str]:
        return await self.house.fields(self.who, self.channel)


def is_card(entry: Entry) -> bool:
    """The fixed card; other texts of the bot name the number as well."""
    return "113" in entry.text and not entry.text.startswith(("Tot ", "Er is hier nu niemand.", "Er is nog"))


async def pushed(house: House, ref: ConversationRef) -> set[int]:
    """The numbers of what a sender would deliver."""
    found: set[int] = set()
    for lane in keys.LANES:
        rows = await house.services.redis.xrange(keys.outbox(ref.partition, lane))
        found |= {int(fields["s"]) for _, fields in rows if fields["r"] == str(ref)}
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    steps=st.lists(st.sampled_from(RESIDENT + HASTE + BY_WORKERS + USUAL * 3), min_size=3, max_size=14),
    channel=st.sampled_from(("rest", "telegram")),
)
async def test_the_bot_never_speaks_while_a_person_has_it_and_a_note_never_reaches_the_resident(
    house: House, steps: list[str], channel: str
) -> None:
    for user in await crew(house, "anja", "bram"):
        await users_of(house).set_teams(user, joins="noord")
    who = str(next(_residents))
    watch = Watch(house, who, channel)
    for step in ("mens", *steps):
        await watch.do(step)
    journal = await watch.end()
    notes = {entry.seq for entry in journal if entry.who == "note"}
    seen = await house.line.messages(watch.ref)
    assert not notes & {entry.seq for entry in seen}
    assert not notes & await pushed(house, watch.ref)
    async with client_of(house) as client:
        later = (await client.get(f"/conversations/{who}/messages")).text
    assert SECRET_NOTE not in "".join(texts(seen)) and SECRET_NOTE not in later


async def test_an_answer_that_was_on_its_way_is_not_said_after_a_claim(house: House) -> None:
    ref = await house.handed_off()
    await house.press("verder zoeken")
    house.rasa.gate.clear()
    given = await house.give("ik heb schulden")
    await house.asked(4)
    assert (await house.desk.claim(ref, "anja")).won
    house.rasa.gate.set()
    assert await house.line.wait(given, 5.0) == []
    assert (await house.line.messages(ref))[-1].who == "system"


@pytest.mark.parametrize("state", ["pending", "open", "snoozed", "resolved"])
@pytest.mark.parametrize("assignee", ["", "anja"])
def test_a_person_has_the_turn_only_when_assigned_in_a_conversation_on_the_desk(
    state: str, assignee: str
) -> None:
    conversation = {"state": state, "assignee": assignee}
    assert person_has_the_turn(conversation) == (state in ("open", "snoozed") and assignee == "anja")
    assert not (person_has_the_turn(conversation) and waits(conversation))
