# SPDX-License-Identifier: EUPL-1.2
"""The desk's pages and where they stand."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.desk.pages.accounts.account_routes import account_routes, sign_in_routes
from bot.desk.pages.accounts.login import Login
from bot.desk.pages.agenda.agenda_page import AgendaPage
from bot.desk.pages.directory.directory_routes import directory_routes
from bot.desk.pages.door import Door
from bot.desk.pages.editor.routes import editor_routes
from bot.desk.pages.guard import Guard
from bot.desk.pages.leading.coordinator_routes import coordinator_routes, leading_panels
from bot.desk.pages.phrases.phrases_page import PhrasesPage
from bot.desk.pages.queue.queue import Queue
from bot.desk.pages.refusals import Refusals
from bot.desk.pages.talk.conversation import Conversation
from bot.desk.pages.talk.conversation_view import ConversationView
from bot.desk.pages.talk.move_forms import MoveForms
from bot.desk.pages.talk.opener import Opener
from bot.desk.pages.talk.panel import Panel, Panels
from bot.desk.pages.talk.tools import tools
from bot.desk.pages.talk.typing import TypingForm
from bot.desk.pages.teams.hours_page import HoursPage
from bot.desk.pages.teams.team_panels import team_panels
from bot.desk.pages.teams.team_routes import team_routes
from bot.desk.pages.upkeep.upkeep_routes import upkeep_routes
from bot.web.pages import Pages
from bot.web.site import Site


def desk_routes(site: Site, pages: Pages) -> list[BaseRoute]:
    """Log-in, queue and conversation."""
    guard = Guard(site)
    login = Login(site, pages, guard)
    door = Door(guard, login.asked, Refusals(site))
    return [
        *sign_in_routes(site, pages, guard, login, door),
        *account_routes(site, pages, guard, door),
        *_queue(site, pages, guard, door),
        *coordinator_routes(site, pages, guard, door),
        *team_routes(site, pages, guard, door),
        *(HoursPage(site, site.services, pages, guard).routes(door) if site.services else []),
        *(editor_routes(site, site.services, pages, guard, login, door) if site.services else []),
        *(AgendaPage(site, site.services, pages, guard).routes(door) if site.services else []),
        *(PhrasesPage(site, site.services, pages, guard).routes(door) if site.services else []),
        *(upkeep_routes(site, site.services, pages, guard, door) if site.services else []),
        *(directory_routes(site, site.services, pages, guard, door) if site.services else []),
        *_conversation(site, pages, guard, login, door),
    ]


def _queue(site: Site, pages: Pages, guard: Guard, door: Door) -> list[BaseRoute]:
    queue = Queue(site, pages, guard)
    return [
        door.page("/desk", queue.page),
        door.data("/desk/rij", queue.rows),
        door.stream("/desk/stroom", queue.stream),
    ]


def _panels(site: Site) -> list[Panel]:
    """The pieces of a conversation's page, in the order in which they stand."""
    own = [*tools(site.services, site.text), *team_panels(site.services)] if site.services else []
    leading = leading_panels(site, site.services) if site.services else []
    return [Opener(site.text), *leading, *own]


def _conversation(site: Site, pages: Pages, guard: Guard, login: Login, door: Door) -> list[BaseRoute]:
    panels = Panels(pages, _panels(site))
    forms = {**MoveForms(site).forms, **panels.forms}
    one = Conversation(site, guard, login, ConversationView(site, pages, guard, panels), forms)
    here = "/desk/gesprek/{id}"
    return [
        door.page(here, one.page),
        door.data(f"{here}/berichten", one.news),
        door.stream(f"{here}/stroom", one.stream),
        door.form(f"{here}/typt", TypingForm(site, guard).typed, stranger=one.signed_out),
        *(door.form(f"{here}/{word}", one.doing(word), stranger=one.signed_out) for word in forms),
    ]
