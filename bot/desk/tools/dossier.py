# SPDX-License-Identifier: EUPL-1.2
"""What goes into an organisation's dossier system: what was agreed and what came of it, not what was said."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.conversation.outcome import Outcome
from bot.desk.handover import Handoff
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.states import OUTCOMES, Conversation, Moved
from bot.desk.tools.referrals import Referrals
from bot.desk.tools.summary_lines import DANGERS, Line, lines
from bot.services import Services
from content.opening.when import Say
from store import keys
from store.clock import ZONE
from store.conversation import ConversationRef

FIELDS = ("outcome", "waiting_since", "first_reply_at")


class Dossier:
    """Makes the text; an organisation has its own words for it in its messages."""

    def __init__(self, services: Services, say: Say) -> None:
        self._s, self._say, self._mover = services, say, Mover(services)
        self._referrals = Referrals(services)

    async def lines(self, found: Handoff) -> list[Line]:
        """Every line that can be taken along."""
        stored = await self._s.redis.hmget(keys.conversation(found.ref), *FIELDS)
        outcome, since, answered = (value or "" for value in stored)
        more = {
            "danger": self._danger(found),
            "since": self._moment(since),
            "answered": self._moment(answered),
            "referred": await self._referred(found.ref, float(since or 0)),
            "outcome": self._say(f"desk_outcome_{outcome}") if outcome in OUTCOMES else "",
        }
        rest = [Line(key, self._say(f"desk_dossier_{key}"), value) for key, value in more.items() if value]
        return [*lines(found, self._say), *rest]

    def text(self, found: Handoff, there: Sequence[Line], chosen: Collection[str] | None = None) -> str:
        """The lines that were chosen, all of them where nobody chose, in the organisation's own form."""
        taken = [line for line in there if chosen is None or line.key in chosen]
        return self._say("desk_dossier_form", name=found.pseudonym, lines="\n".join(map(self.one, taken)))

    def one(self, line: Line) -> str:
        """A line as it stands in the text."""
        return self._say("desk_dossier_line", label=line.label, value=" ".join(line.value.split()))

    async def copied(self, ref: ConversationRef, worker: str, move_id: str) -> Moved:
        """Write down that this worker took the text along; which lines is not kept."""

        async def plan(seen: Conversation) -> Plan:
            return Plan(Outcome(keep_buttons=True))

        return await self._mover.make(ref, Asked("copied", worker, once=f"copied:{move_id}"), plan)

    def _danger(self, found: Handoff) -> str:
        kind = found.danger if found.danger in DANGERS else "gevaar"
        return self._say(f"desk_danger_{kind}") if found.danger else ""

    def _moment(self, at: str) -> str:
        return datetime.fromtimestamp(float(at), ZONE).strftime("%d-%m-%Y %H:%M") if at else ""

    async def _referred(self, ref: ConversationRef, since: float) -> str:
        """Every referral of this handoff with the day of each of its steps."""
        found = []
        for one in await self._referrals.of(ref, since):
            steps = [f"{self._say(f'desk_dossier_step_{s.step}')} {self._day(s.at)}" for s in one.steps]
            found.append(f"{one.organisation} ({', '.join(steps)})")
        return "; ".join(found)

    def _day(self, at: float) -> str:
        return datetime.fromtimestamp(at, ZONE).strftime("%d-%m-%Y")
