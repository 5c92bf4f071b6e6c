# SPDX-License-Identifier: EUPL-1.2
"""A week of an Omzien in a minute: every channel, every kind of message, desk, editors, learning, alerts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import httpx

from bot.alerts.queue import Queue as Alerts
from bot.channels.telegram.channel import channels
from bot.desk.accounts.invitations import Invitations
from bot.desk.accounts.users import Role, User
from bot.desk.leading.off_switch import OffSwitch
from bot.desk.mover import Asked
from bot.desk.teams.away import Away
from bot.desk.teams.block import Blocks
from bot.desk.teams.teams import Team
from bot.phrases.box import Box
from bot.phrases.phrase import Label, Phrase
from bot.publishing.draft import Draft
from bot.publishing.drafts import Drafts
from bot.publishing.eyes import Eyes
from bot.sending.sender import Sender
from bot.training.lock import alone
from bot.training.progress import Board
from bot.upkeep.calls import Calls
from bot.upkeep.confirmations import Confirmations
from bot.upkeep.gaps import Gaps
from bot.upkeep.queue import Queue as Upkeep
from content.editing.change import Change
from nlu.records import Record, Records
from tests.bot.desk.matrix import addresses, kept, real_app
from tests.bot.desk.office import Office, address, browser, does
from tests.bot.desk.pages.agenda.test_agenda_page import FILE, look
from tests.bot.desk.pages.directory.test_import_page import LIST, bring
from tests.bot.desk.pages.tryout.chat import begun, drafted, says
from tests.bot.fake_rasa import reply
from tests.bot.support import ORGANISATION, until
from tests.bot.web.client import hidden
from tests.bot.web.client import say as say_on_the_page

CHAT = "70010001"
KINDS = (
    ("voice", "unsupported"),
    ("photo", "unsupported"),
    ("start", "command"),
    ("help", "command"),
    ("opnieuw", "command"),
    ("", "location"),
    ("123456782", "text"),
    ("", "blocked"),
)
DAY_S = 86_400.0


class Life:
    """Everything that is done in it; the names of the keys it is about are read from Redis afterwards."""

    def __init__(self, office: Office) -> None:
        self.office, self.house = office, office.house
        self._s = office.house.services

    async def all(self, lookers: Sequence[Role]) -> None:
        """One after another; at the end people of these roles look at every page."""
        async with self._sending():
            await self.residents()
            await self.desk()
            await self.leaders()
            await self.editors()
            await self.learning()
            await self.every_page(lookers)
            await Calls(self._s).nobody(ORGANISATION, "geldfit")
            await until(self._at_rest)

    @asynccontextmanager
    async def _sending(self) -> AsyncIterator[None]:
        async with channels(self._s) as pushed:
            sender = asyncio.ensure_future(Sender(self._s, pushed, "leven").run())
            yield
            sender.cancel()
            with suppress(asyncio.CancelledError):
                await sender

    async def _at_rest(self) -> bool:
        return await self.house.waiting() == 0

    async def residents(self) -> None:
        """Every channel and every kind of message, danger and a message over which turns fall."""
        for text, kind in KINDS:
            with suppress(TimeoutError):
                await self.house.say(text, "kinds", seconds=2.0, kind=kind, latitude=52.2, longitude=5.2)
        await self.house.say("ik heb schulden", CHAT, channel="telegram")
        await self.house.say("ik wil dood", CHAT, channel="telegram")
        await self.house.say("mijn man slaat me", "bang")
        await Records(self._s.redis, self._s.vault).write(self.house.ref("kinds"), Record([], {}))
        async with browser(self.office.app) as resident:
            await say_on_the_page(resident, "ik heb schulden")
            page = await resident.get("/terug")
            await resident.post("/terug", data={"code": "een twee drie 123456", "bewijs": "x"})
            assert page.status_code == 200
        self.house.rasa.mode = "refusing"
        await self.house.say("hier valt een beurt over", "gif")
        self.house.rasa.mode = "well"
        report = ({"name": "report", "contact": "geldfit", "what": "phone"},)
        lack = ({"name": "lack", "theme": "geld", "municipality": "GM0402"},)
        self.house.rasa.next = [reply("Dank je.", commands=(*report, *lack))]
        await self.house.say("het nummer klopt niet", "melder")

    async def desk(self) -> None:
        """Handoffs, with everything a worker does to them."""
        async with self.office.worker("anja") as anja, self.office.worker("bram"):
            first, second = await self.office.handed_off("een"), await self.office.handed_off("twee")
            third = await self.office.handed_off(CHAT, "telegram")
            for ref in (first, second, third):
                await self.house.desk.claim(ref, "anja")
            await self.house.desk.reply(first, "anja", "Hallo, met Anja.", "a1")
            await self.house.desk.note(first, "anja", "Bel morgen.", "n1")
            now = await self._s.clock.now()
            await self.house.desk.snooze(first, "anja", now + DAY_S, "later")
            await does(anja, second, "overdracht", organisatie="Geldfit", afgesproken="dinsdag bellen")
            await self.house.desk.transfer(second, "anja", "bram", "vrij")
            await self.house.desk.close(third, "anja", "geholpen")
            await anja.get(address(second))
            blocked = await self.office.handed_off("boos")
            await self.house.desk.claim(blocked, "anja")
            await Blocks(self._s).block(
                blocked, Asked("block", "anja", "schelden", "block:1"), "dag", "", "Anja"
            )
        await self.office.handed_off("wacht")
        async with browser(self.office.app) as stranger:
            page = (await stranger.get("/desk/inloggen")).text
            wrong = {"bewijs": hidden(page, "bewijs"), "naam": "anja", "wachtwoord": "fout"}
            await stranger.post("/desk/inloggen", data=wrong)

    async def leaders(self) -> None:
        """Teams, accounts, absence, the switch, alerts."""
        await self.office.teams.put(ORGANISATION, Team("jeugd", "Jeugd", municipalities=("GM0402",)))
        nieuw = User(ORGANISATION, "nieuw", "Nieuw", "worker")
        await self.office.users.add(nieuw, password="x")
        invitations = Invitations(self._s.redis, self._s.clock, self._s.master, self.office.users)
        await invitations.make(nieuw)
        await Away(self._s.redis, self._s.clock).leaves(
            ORGANISATION, "bram", await self._s.clock.now() + DAY_S
        )
        await OffSwitch(self._s.redis, self._s.clock).off(ORGANISATION, "Karin", "storing")
        await Alerts(self._s, "mail").keep(told=1.0)

    async def editors(self) -> None:
        """Drafts, one that waits for its day, a try-out, calendars, a list, the call round, links."""
        async with self.office.worker("els", role="editor") as els:
            await begun(els, page := await drafted(els, self.office))
            await says(els, page, "ik heb schulden")
            await look(els, FILE)
            await bring(els, LIST.encode("cp1252"), nagekeken="20 november 2026")
            taken = await look(els, FILE)
            proof, id = hidden(taken.text, "bewijs"), hidden(taken.text, "id")
            await els.post("/desk/redactie/agenda/neem-op", data={"bewijs": proof, "id": id})
        await self._dated()
        await Eyes(self._s).choose(ORGANISATION, "message", True)
        await Confirmations(self._s).make(ORGANISATION, "geldfit", "els")
        await Gaps(self._s).follow(ORGANISATION)
        await Upkeep(self._s).follow(ORGANISATION)

    async def _dated(self) -> Draft:
        drafts = Drafts(self._s)
        draft = await drafts.open(ORGANISATION, "message", "goodbye", "els")
        change = Change("message", "goodbye", {"je": "Dag.", "u": "Dag."})
        draft = await drafts.save(ORGANISATION, draft.id, change, "els", draft.version)
        due = (await self._s.clock.local() + timedelta(days=3)).timestamp()
        return await drafts.schedule(ORGANISATION, draft.id, "els", due)

    async def learning(self) -> None:
        """Sentences that were not understood, one of them labelled, and learning them."""
        box = Box(self._s)
        for text in ("ik kom er niet meer uit", "het lukt niet meer zo"):
            await box.put(ORGANISATION, Phrase(text, "unsure", (("geld", 0.3),)))
        [first, *_] = await box.all(ORGANISATION)
        await box.label(ORGANISATION, await box.take(ORGANISATION, [first.id]), Label(("geld",)))
        await Board(self._s.redis, self._s.clock).ask("els")
        async with alone(self._s.redis):
            self.locked = [name async for name in self._s.redis.scan_iter("omz:training:lock")]

    async def every_page(self, lookers: Sequence[Role]) -> None:
        """Each page of the desk, by who may see all of them, and those for anybody."""
        pages = [each for each in kept(list(addresses(list(real_app().routes)))) if each.is_page]
        ref = self.house.ref("wacht", "rest")
        for role in lookers:
            async with self.office.worker(f"rond-{role}", role=role) as client:
                await self._look(client, [page.of(ref) for page in pages])
        async with browser(self.office.app) as client:
            await self._look(client, ["/", "/over", "/gegevens", "/health", "/ready", "/metrics"])

    async def _look(self, client: httpx.AsyncClient, pages: list[str]) -> None:
        for page in pages:
            assert (await client.get(page)).status_code < 500, page
