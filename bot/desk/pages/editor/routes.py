# SPDX-License-Identifier: EUPL-1.2
"""Where the editor's pages stand."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.desk.accounts.users import EDITORS
from bot.desk.pages.accounts.login import Login
from bot.desk.pages.door import Door
from bot.desk.pages.editor.draft_page import MOST_FIELDS as FEW_FIELDS
from bot.desk.pages.editor.draft_page import DraftPage
from bot.desk.pages.editor.entry_page import MOST_FIELDS, EntryPage
from bot.desk.pages.editor.eyes_page import THERE as EYES
from bot.desk.pages.editor.eyes_page import EyesPage
from bot.desk.pages.editor.history_page import HistoryPage
from bot.desk.pages.editor.new_page import THERE, NewPage
from bot.desk.pages.editor.signed_out import signed_out
from bot.desk.pages.editor.start_page import StartPage
from bot.desk.pages.editor.workbench import HERE, Workbench
from bot.desk.pages.guard import Guard
from bot.desk.pages.tryout.tryout_routes import tryout_routes
from bot.services import Services
from bot.web.pages import Pages
from bot.web.site import Site


def editor_routes(
    site: Site, services: Services, pages: Pages, guard: Guard, login: Login, door: Door
) -> list[BaseRoute]:
    """Search, change, look, agree, publish and undo."""
    bench = Workbench(site, services, pages, guard)
    start, entry, draft, history = StartPage(bench), EntryPage(bench), DraftPage(bench), HistoryPage(bench)
    new, eyes = NewPage(bench, entry), EyesPage(bench)
    late, late_draft = signed_out(login, MOST_FIELDS), signed_out(login, FEW_FIELDS)
    one, fresh = f"{HERE}/stuk/{{kind}}/{{key}}", f"{THERE}/{{kind}}"
    return [
        door.page(HERE, start.page, *EDITORS),
        door.page(THERE, new.choose, *EDITORS),
        door.page(fresh, new.page, *EDITORS),
        door.form(fresh, new.send, *EDITORS, stranger=late),
        door.form(f"{fresh}/kijk", new.look, *EDITORS, stranger=late),
        door.page(one, entry.page, *EDITORS),
        door.form(one, entry.send, *EDITORS, stranger=late),
        door.form(f"{one}/kijk", entry.look, *EDITORS, stranger=late),
        door.page(f"{HERE}/concept/{{draft}}", draft.page, *EDITORS),
        door.form(f"{HERE}/concept/{{draft}}", draft.do, *EDITORS, stranger=late_draft),
        door.page(f"{HERE}/geschiedenis/{{kind}}/{{key}}", history.page, *EDITORS),
        door.form(f"{HERE}/ongedaan", history.undo, *EDITORS),
        door.form(f"{HERE}/gezien", start.look, *EDITORS),
        door.page(EYES, eyes.page, "coordinator"),
        door.form(EYES, eyes.choose, "coordinator"),
        *tryout_routes(bench, pages, door),
    ]
