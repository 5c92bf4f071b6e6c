# SPDX-License-Identifier: EUPL-1.2
"""Where the pages of upkeep stand: for editors, but for the one that an organisation opens by its link."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.desk.accounts.users import EDITORS
from bot.desk.pages.door import Door
from bot.desk.pages.guard import Guard
from bot.desk.pages.upkeep.call_page import CallPage
from bot.desk.pages.upkeep.confirm_page import ConfirmPage
from bot.desk.pages.upkeep.days_page import DaysPage
from bot.desk.pages.upkeep.gaps_page import GapsPage
from bot.desk.pages.upkeep.link_page import LINK, LinkPage
from bot.desk.pages.upkeep.look_page import LookPage
from bot.desk.pages.upkeep.room import CALL, DAYS, GAPS, LOOK, Room
from bot.services import Services
from bot.web.pages import Pages
from bot.web.site import Site


def upkeep_routes(site: Site, services: Services, pages: Pages, guard: Guard, door: Door) -> list[BaseRoute]:
    """What needs an installation behind it."""
    room = Room(site, services, pages, guard)
    look, call, days, link = LookPage(room), CallPage(room), DaysPage(room), LinkPage(room)
    confirm = ConfirmPage(site, services, pages)
    return [
        door.page(LOOK, look.page, *EDITORS),
        door.form(LOOK, look.act, *EDITORS),
        door.page(CALL, call.page, *EDITORS),
        door.form(CALL, call.act, *EDITORS),
        door.page(GAPS, GapsPage(room).page, *EDITORS),
        door.page(DAYS, days.page, *EDITORS),
        door.form(DAYS, days.days, *EDITORS),
        door.form(f"{DAYS}/stand", days.standing, *EDITORS),
        door.page(f"{LINK}/{{contact}}", link.page, *EDITORS),
        door.form(f"{LINK}/{{contact}}", link.make, *EDITORS),
        door.ajar("/klopt/{token}", confirm.page),
        door.ajar("/klopt/{token}", confirm.told, "POST"),
    ]
