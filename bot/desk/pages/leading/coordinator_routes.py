# SPDX-License-Identifier: EUPL-1.2
"""Where the pages of coordination stand: off-switch, overview, shift handover, text for a dossier."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.desk.pages.door import Door
from bot.desk.pages.guard import Guard
from bot.desk.pages.leading.off_page import HERE as OFF
from bot.desk.pages.leading.off_page import OffPage
from bot.desk.pages.leading.overview_page import HERE as OVERVIEW
from bot.desk.pages.leading.overview_page import OverviewPage
from bot.desk.pages.leading.shift_page import BACK, ShiftPage
from bot.desk.pages.leading.shift_page import HERE as SHIFT
from bot.desk.pages.talk.dossier_panel import DossierPage, DossierPanel
from bot.desk.pages.talk.panel import Panel
from bot.desk.pages.talk.reading_panel import ReadingPanel
from bot.services import Services
from bot.web.pages import Pages
from bot.web.site import Site


def coordinator_routes(site: Site, pages: Pages, guard: Guard, door: Door) -> list[BaseRoute]:
    """The off-switch, and what needs an installation behind it."""
    off = OffPage(site, pages, guard)
    return [
        *(_own(site, site.services, pages, guard, door) if site.services else []),
        door.page(OFF, off.page, "coordinator", "operator"),
        door.form(OFF, off.off, "coordinator", "operator"),
        door.form("/desk/aan", off.on, "coordinator", "operator"),
    ]


def leading_panels(site: Site, services: Services) -> list[Panel]:
    """What belongs to it on the page of a conversation."""
    return [ReadingPanel(services), DossierPanel(site, services)]


def _own(site: Site, services: Services, pages: Pages, guard: Guard, door: Door) -> list[BaseRoute]:
    overview, shift = OverviewPage(site, services, pages, guard), ShiftPage(site, services, pages, guard)
    dossier = DossierPage(site, services, pages, guard)
    return [
        door.page(OVERVIEW, overview.page, "coordinator"),
        door.data(f"{OVERVIEW}/nu", overview.live, "coordinator"),
        door.page(f"{OVERVIEW}.csv", overview.download, "coordinator"),
        door.page(SHIFT, shift.page),
        door.form(SHIFT, shift.hand_over),
        door.form(BACK, shift.returns),
        door.form("/desk/gesprek/{id}/dossier", dossier.made),
    ]
