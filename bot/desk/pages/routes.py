# SPDX-License-Identifier: EUPL-1.2
"""The desk's pages and where they stand."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from bot.desk.pages.conversation import Conversation
from bot.desk.pages.conversation_view import ConversationView
from bot.desk.pages.guard import Guard
from bot.desk.pages.login import Login
from bot.desk.pages.move_forms import MoveForms
from bot.desk.pages.queue import Queue
from bot.web.pages import Pages
from bot.web.site import Site


def desk_routes(site: Site, pages: Pages) -> list[BaseRoute]:
    """Log-in, queue and conversation."""
    guard = Guard(site)
    login = Login(site, pages, guard)
    queue = Queue(site, pages, guard, login)
    moves = MoveForms(site)
    one = Conversation(site, guard, login, ConversationView(site, pages, guard), moves)
    return [
        Route("/desk", queue.page),
        Route("/desk/rij", queue.rows),
        Route("/desk/stroom", queue.stream),
        Route("/desk/inloggen", login.page),
        Route("/desk/inloggen", login.sign_in, methods=["POST"]),
        Route("/desk/uitloggen", login.sign_out, methods=["POST"]),
        Route("/desk/gesprek/{id}", one.page),
        Route("/desk/gesprek/{id}/berichten", one.news),
        Route("/desk/gesprek/{id}/stroom", one.stream),
        *(Route(f"/desk/gesprek/{{id}}/{word}", one.doing(word), methods=["POST"]) for word in moves.forms),
    ]
