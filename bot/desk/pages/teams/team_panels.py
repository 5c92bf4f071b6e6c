# SPDX-License-Identifier: EUPL-1.2
"""Two forms among those that end a conversation: giving it to another team, and blocking its resident."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.desk.handover import Handoff
from bot.desk.mover import Asked
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk.move_forms import MOST_READ
from bot.desk.pages.talk.panel import Move, Owner, Panel, Where
from bot.desk.states import BLOCKING, HANDING_ON
from bot.desk.teams.block import LENGTHS, Blocks
from bot.desk.teams.team_moves import TeamMoves
from bot.desk.teams.teams import DEFAULT, Teams
from bot.services import Services
from bot.web.form import fresh_id, message_id, plain
from store.conversation import ConversationRef


class TeamPanel:
    """Give the conversation to another team."""

    name = "team"
    where: Where = "ends"
    live = False
    template = "desk_reassign.html"

    def __init__(self, services: Services) -> None:
        self._teams, self._moves = Teams(services.redis), TeamMoves(services)
        self.forms: Mapping[str, Move] = {"team": self._reassign}

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Only who has it gives it away."""
        return owner == "mine"

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """The other teams."""
        everywhere = await self._teams.all(worker.user.organisation)
        others = [team for team in everywhere if team.key != (found.team or DEFAULT)]
        return {"other_teams": others, "team_reasons": HANDING_ON, "team_once": fresh_id()}

    async def _reassign(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        asked = _asked("reassign", worker, form, "team")
        user, text = worker.user, _remark(form)
        return (await self._moves.reassign(ref, asked, form.get("team", ""), text, user.first_name)).reason


class BlockPanel:
    """Block the resident for a while."""

    name = "blokkeer"
    where: Where = "ends"
    live = False
    template = "desk_block.html"

    def __init__(self, services: Services) -> None:
        self._blocks = Blocks(services)
        self.forms: Mapping[str, Move] = {"blokkeer": self._block}

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Only who has it blocks."""
        return owner == "mine"

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """How long and why."""
        return {"lengths": tuple(LENGTHS), "block_reasons": BLOCKING, "block_once": fresh_id()}

    async def _block(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        asked = _asked("block", worker, form, "hoe_lang")
        long, text = form.get("hoe_lang", ""), _remark(form)
        return (await self._blocks.block(ref, asked, long, text, worker.user.first_name)).reason


def team_panels(services: Services) -> list[Panel]:
    """Both."""
    return [TeamPanel(services), BlockPanel(services)]


def _asked(move: str, worker: Worker, form: dict[str, str], choice: str) -> Asked:
    why, given = form.get("waarom", ""), form.get("move_id", "")
    once = message_id(given, move, f"{form.get(choice, '')}\0{why}") if given else ""
    return Asked(move, worker.user.name, why, f"{move}:{once}" if once else "")


def _remark(form: dict[str, str]) -> str:
    return plain(form.get("toelichting", ""))[:MOST_READ]
