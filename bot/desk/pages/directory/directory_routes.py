# SPDX-License-Identifier: EUPL-1.2
"""Where the directory's pages stand."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.desk.pages.directory.desk import Desk
from bot.desk.pages.directory.doubles_page import DoublesPage
from bot.desk.pages.directory.import_page import ImportPage
from bot.desk.pages.door import Door
from bot.desk.pages.guard import Guard
from bot.services import Services
from bot.web.pages import Pages
from bot.web.site import Site


def directory_routes(
    site: Site, services: Services, pages: Pages, guard: Guard, door: Door
) -> list[BaseRoute]:
    """Bring, look, take in, give out; find doubles and merge them."""
    desk = Desk(site, services, pages, guard)
    return [*ImportPage(desk).routes(door), *DoublesPage(desk).routes(door)]
