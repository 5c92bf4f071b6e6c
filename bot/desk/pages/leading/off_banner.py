# SPDX-License-Identifier: EUPL-1.2
"""What the desk says while Omzien is switched off: by whom, since when and why."""

from __future__ import annotations

from datetime import datetime

from bot.desk.leading.off_switch import OffSwitch
from bot.web.site import Site
from content.opening.when import moment
from store.clock import ZONE


class OffBanner:
    """One sentence for every page of the desk."""

    def __init__(self, site: Site) -> None:
        self._site, self._switch = site, OffSwitch(site.redis, site.clock)

    async def words(self) -> str:
        """The sentence, or nothing while Omzien is on."""
        site = self._site
        off = await self._switch.read(site.organisation)
        if off is None:
            return ""
        user = await site.users.get(site.organisation, off.who) if off.who else None
        name = user.first_name if user else off.who or site.text("desk_colleague")
        when = moment(site.text, await site.clock.local(), datetime.fromtimestamp(off.since, ZONE))
        reason = off.reason or site.text("desk_off_no_reason")
        return site.text("desk_off_by", name=name, when=when, reason=reason.rstrip("."))
