# SPDX-License-Identifier: EUPL-1.2
"""Where the pages about teams and blocking stand."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.desk.pages.door import Door
from bot.desk.pages.guard import Guard
from bot.desk.pages.queue.lane_rows import LaneCall
from bot.desk.pages.teams.blocked_page import HERE as BLOCKED
from bot.desk.pages.teams.blocked_page import BlockedPage
from bot.desk.pages.teams.teams_page import HERE as TEAMS
from bot.desk.pages.teams.teams_page import TeamsPage
from bot.web.pages import Pages
from bot.web.site import Site


def team_routes(site: Site, pages: Pages, guard: Guard, door: Door) -> list[BaseRoute]:
    """The teams and who is blocked are for coordinators; the call for danger is for every reader."""
    if site.services is None:
        return []
    teams = TeamsPage(site, site.services, pages, guard)
    blocked = BlockedPage(site, site.services, pages, guard)
    return [
        door.page(TEAMS, teams.overview, "coordinator"),
        door.page(f"{TEAMS}/nieuw", teams.new, "coordinator"),
        door.form(f"{TEAMS}/nieuw", teams.add, "coordinator"),
        door.page(TEAMS + "/{key}", teams.one, "coordinator"),
        door.form(TEAMS + "/{key}", teams.save, "coordinator"),
        door.form(TEAMS + "/{key}/weg", teams.remove, "coordinator"),
        door.page(BLOCKED, blocked.page, "coordinator"),
        door.form(BLOCKED + "/{id}/weg", blocked.lift, "coordinator"),
        door.data("/desk/gevaar", LaneCall(site, site.services).answer),
    ]
