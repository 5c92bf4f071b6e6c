# SPDX-License-Identifier: EUPL-1.2
"""`/over`: what Omzien is, what it does with what is said and what it cannot do, as it is set up here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.leading.off_switch import OffSwitch
from bot.desk.pages.teams.hours_words import preview
from bot.desk.teams.presence import Crew, staff
from bot.services import Services
from bot.settings import Settings
from bot.web.kept import kept, notes
from bot.web.pages import Pages
from bot.web.site import Site
from content.model import STANDARD
from content.opening import closures, week

ADDRESS = "/over"


class AboutPage:
    """For residents; it works without a script and keeps nothing of who reads it but a brake's counter."""

    def __init__(self, site: Site, services: Services, pages: Pages) -> None:
        self._site, self._s, self._pages = site, services, pages
        self._off = OffSwitch(services.redis, services.clock)

    async def page(self, request: Request) -> Response:
        """The page as everything is now."""
        say, settings = self._site.text, self._s.settings
        return self._pages.page(
            request,
            "about.html",
            owner=_owner(settings.organisation),
            channels=[say(key) for key in channels(settings)],
            people=[say(key) for key in _people(settings)],
            off=await self._off.read(settings.organisation) is not None,
            teams=await self._teams(),
            personal=kept(say, True),
            technical=kept(say, False),
            notes=list(notes(say)),
        )

    async def _teams(self) -> list[tuple[str, str]]:
        """Each team and when it is there; a team that nobody works in is not there, whatever its hours."""
        now = await self._s.clock.local()
        found = await staff(self._s, self._s.settings.organisation, now.timestamp())
        return [(each.team.name, self._hours(each, now.date())) for each in found.crews]

    def _hours(self, there: Crew, today: date) -> str:
        if not there.active:
            return self._site.text("about_people_nobody")
        hours = there.team.hours or self._s.settings.desk_hours
        closed = closures.read_all(there.team.closed)
        return preview(self._site.text, week.read(hours, today), closed, today)[0]


def channels(settings: Settings) -> Iterator[str]:
    """The texts about each way to talk with this Omzien."""
    yield "about_channel_web"
    if settings.telegram_bot_token.get_secret_value():
        yield "about_channel_telegram"
    if settings.rest_token.get_secret_value():
        yield "about_channel_rest"


def _people(settings: Settings) -> Iterator[str]:
    yield "about_people_ask"
    yield "about_people_said"
    if settings.second_factor_required:
        yield "about_people_locked"
    if settings.alert_telegram_chat:
        yield "about_people_alert_telegram"
    if settings.alert_mail_to:
        yield "about_people_alert_mail"


def _owner(organisation: str) -> str:
    """Its name as far as the settings have it; an installation that was given none has none."""
    return "" if organisation == STANDARD else organisation.replace("-", " ").title()
