# SPDX-License-Identifier: EUPL-1.2
"""For which changes a second pair of eyes is wanted: a coordinator chooses, and that is written down."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.accounts.trail import Trail
from bot.desk.pages.editor.workbench import HERE, Workbench, told
from bot.desk.pages.guard import Worker
from bot.publishing.eyes import ALWAYS, CHOICES, NUMBERS, Eyes

THERE = f"{HERE}/tweede-blik"
MOST_FIELDS = 40


class EyesPage:
    """For who coordinates."""

    def __init__(self, bench: Workbench) -> None:
        self._bench, self._eyes = bench, Eyes(bench.services)
        self._trail = Trail(bench.site.redis, bench.site.clock)

    async def page(self, request: Request, worker: Worker) -> Response:
        """What is chosen now, and what cannot be."""
        chosen = await self._eyes.choices(self._bench.organisation)
        choices = [(name, self._label(name), chosen[name]) for name in CHOICES]
        always = [self._bench.words.say(f"desk_editor_kinds_{kind}") for kind in ALWAYS]
        saved = request.query_params.get("let-op") == "saved"
        return self._bench.page(
            request, worker, "eyes.html", choices=choices, always=always, here=THERE, home=HERE, saved=saved
        )

    async def choose(self, request: Request, worker: Worker) -> Response:
        """Keep what differs, each with a line in the audit."""
        form = await self._bench.guard.posted(request, worker.token, MOST_FIELDS)
        organisation = self._bench.organisation
        for name, before in (await self._eyes.choices(organisation)).items():
            wanted = bool(form.get(name))
            if wanted != before:
                await self._eyes.choose(organisation, name, wanted)
                what = "eyes_on" if wanted else "eyes_off"
                await self._trail.note(organisation, worker.user.name, what, name)
        return told("saved", THERE)

    def _label(self, name: str) -> str:
        key = "desk_editor_eyes_numbers" if name == NUMBERS else f"desk_editor_kinds_{name}"
        return self._bench.words.say(key)
