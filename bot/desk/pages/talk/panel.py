# SPDX-License-Identifier: EUPL-1.2
"""Panels: pieces of a conversation's page, each with a template, what it shows and its forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Literal, Protocol, get_args

from markupsafe import Markup

from bot.desk.handover import Handoff
from bot.desk.pages.guard import Worker
from bot.web.pages import Pages
from store.conversation import ConversationRef

Where = Literal["side", "tools", "ends", "close"]
"""Under the summary, under the field for an answer, among the forms that end or hand on, or in the one that
closes."""
Owner = Literal["mine", "theirs", "free", "over"]
Move = Callable[[Worker, ConversationRef, dict[str, str]], Awaitable[str]]
"""Does what a form asks; returned is the text key of what went wrong, or nothing."""

SHOW = "show"
"""What a move answers that changed nothing: the page is shown again with what its form has now."""


class Panel(Protocol):
    """One piece; `live` ones have no fields and are drawn anew whenever the conversation moves."""

    @property
    def name(self) -> str:
        """Its own short word, also in the page."""
        ...

    @property
    def where(self) -> Where:
        """Where it stands."""
        ...

    @property
    def live(self) -> bool:
        """Whether it follows the conversation."""
        ...

    @property
    def template(self) -> str:
        """The file in `bot/web/templates`."""
        ...

    @property
    def forms(self) -> Mapping[str, Move]:
        """What its forms do, by the word in their address."""
        ...

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Whether it is for a conversation in this state."""
        ...

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """What its template needs beside here, found, owner, sent, opened, field and proof, that all have."""
        ...


class Panels:
    """Draws panels."""

    def __init__(self, pages: Pages, panels: Sequence[Panel]) -> None:
        self._pages, self._panels = pages, panels

    @property
    def forms(self) -> dict[str, Move]:
        """The forms of all of them."""
        return {word: move for panel in self._panels for word, move in panel.forms.items()}

    async def drawn(self, worker: Worker, found: Handoff, base: Mapping[str, Any]) -> dict[Where, Markup]:
        """Every panel for this conversation, by where it stands."""
        places: dict[Where, list[Markup]] = {where: [] for where in get_args(Where)}
        for panel in self._panels:
            if panel.shown(found, base["owner"]):
                html = await self._draw(panel, worker, found, base)
                places[panel.where].append(_FRAME.format(panel.name, html))
        return {where: Markup("\n").join(pieces) for where, pieces in places.items()}

    async def news(self, worker: Worker, found: Handoff, base: Mapping[str, Any]) -> dict[str, str]:
        """The live ones as they are now, by name, for the page's script."""
        live = [panel for panel in self._panels if panel.live and panel.shown(found, base["owner"])]
        return {panel.name: str(await self._draw(panel, worker, found, base)) for panel in live}

    async def _draw(self, panel: Panel, worker: Worker, found: Handoff, base: Mapping[str, Any]) -> Markup:
        own = await panel.context(worker, found)
        return Markup(self._pages.part(panel.template, **{**base, **own}))


_FRAME = Markup('<div class="panel" id="paneel-{}">\n{}</div>')
