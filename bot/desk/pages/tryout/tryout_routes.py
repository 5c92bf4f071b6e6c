# SPDX-License-Identifier: EUPL-1.2
"""Where the test chat stands."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.desk.accounts.users import EDITORS
from bot.desk.pages.door import Door, unauthorized
from bot.desk.pages.editor.workbench import HERE, Workbench
from bot.desk.pages.tryout.tryout_page import TryoutPage
from bot.desk.pages.tryout.tryout_view import TryoutView
from bot.web.pages import Pages


def tryout_routes(bench: Workbench, pages: Pages, door: Door) -> list[BaseRoute]:
    """Begin, talk and stop."""
    chat, here = TryoutPage(TryoutView(bench, pages)), f"{HERE}/proef/{{draft}}"
    return [
        door.page(here, chat.page, *EDITORS),
        door.form(here, chat.do, *EDITORS),
        door.form(f"{here}/bericht", chat.say, *EDITORS, stranger=unauthorized),
        door.data(f"{here}/berichten", chat.news, *EDITORS),
        door.stream(f"{here}/stroom", chat.stream, *EDITORS),
    ]
