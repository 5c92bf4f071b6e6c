# SPDX-License-Identifier: EUPL-1.2
"""Rows of the queue, drawn once for all desks that show them: of a hundred only a few are new at a time."""

from __future__ import annotations

import secrets
import time

from markupsafe import Markup

from bot.desk.pages.queue.waiting import Waiting
from bot.web.crosssite import FIELD
from bot.web.pages import Pages

KEPT_S = 30.0
"""What nobody has looked at for as long as this, or twice, is not kept either."""


class DrawnRows:
    """Draws rows; what differs between desks is put in afterwards."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._place = pages, secrets.token_hex(16)
        self._new: dict[tuple[str, Waiting], str] = {}
        self._old: dict[tuple[str, Waiting], str] = {}
        self._turned = time.monotonic()

    def draw(self, waiting: Waiting, kind: str, proof: str) -> Markup:
        """One row, with the proof that this worker's forms carry."""
        if time.monotonic() - self._turned > KEPT_S:
            self._old, self._new, self._turned = self._new, {}, time.monotonic()
        name = (kind, waiting)
        html = self._new.get(name) or self._old.get(name) or self._drawn(waiting, kind)
        self._new[name] = html
        # Our own template wrote it, escaped; a proof is hexadecimal.
        return Markup(html.replace(self._place, proof))

    def _drawn(self, waiting: Waiting, kind: str) -> str:
        return self._pages.part("desk_row.html", waiting=waiting, kind=kind, field=FIELD, proof=self._place)
