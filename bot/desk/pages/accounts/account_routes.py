# SPDX-License-Identifier: EUPL-1.2
"""Where signing in and managing accounts stand."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.desk.accounts.administration import Administration, Leave, keep_all
from bot.desk.accounts.invitations import Invitations
from bot.desk.accounts.second_factor import SecondFactor
from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import Role, User
from bot.desk.pages.accounts.account_page import AccountPage
from bot.desk.pages.accounts.accounts_page import AccountsPage
from bot.desk.pages.accounts.code_page import CodePage
from bot.desk.pages.accounts.invite_page import InvitePage
from bot.desk.pages.accounts.login import CODE, Login
from bot.desk.pages.accounts.oidc import OidcPage
from bot.desk.pages.accounts.second_page import SecondPage
from bot.desk.pages.door import ANYBODY, Door
from bot.desk.pages.guard import Guard
from bot.desk.teams.leaving import release_all, release_unreadable
from bot.services import Services
from bot.web.braked import braked
from bot.web.pages import Pages
from bot.web.site import Site

MANAGERS: tuple[Role, ...] = ("coordinator", "operator")


def sign_in_routes(site: Site, pages: Pages, guard: Guard, login: Login, door: Door) -> list[BaseRoute]:
    """The ways in, and the way out."""
    second = SecondFactor(site.redis, site.clock, site.master, site.users)
    code, oidc = CodePage(site, pages, guard, login, second), OidcPage(site, pages, guard, login)
    invite = InvitePage(site, pages, guard, _invitations(site))
    return [
        door.ajar("/desk/inloggen", login.page),
        door.ajar("/desk/inloggen", login.sign_in, "POST"),
        door.ajar(CODE, code.page),
        door.ajar(CODE, code.check, "POST"),
        door.ajar("/desk/oidc", braked(site, oidc.go), "POST"),
        door.ajar("/desk/oidc/terug", oidc.back),
        door.ajar("/desk/uitnodiging/{token}", braked(site, invite.page)),
        door.ajar("/desk/uitnodiging/{token}", braked(site, invite.accept), "POST"),
        door.form("/desk/uitloggen", login.sign_out, *ANYBODY, stranger=login.out_already, early=True),
    ]


def account_routes(site: Site, pages: Pages, guard: Guard, door: Door) -> list[BaseRoute]:
    """One's own account, and everybody's."""
    second = SecondFactor(site.redis, site.clock, site.master, site.users)
    own = AccountPage(site, pages, guard, second)
    factor = SecondPage(site, pages, guard, second)
    accounts = AccountsPage(site, pages, guard, administration(site))
    here, step, codes = "/desk/account", "/desk/account/tweede-stap", "/desk/account/herstelcodes"
    return [
        door.page(here, own.page, *ANYBODY),
        door.form(f"{here}/wachtwoord", own.password, *ANYBODY),
        door.form(f"{here}/sessie", own.end_session, *ANYBODY),
        door.page(step, factor.page, *ANYBODY, early=True),
        door.form(step, factor.set_up, *ANYBODY, early=True),
        door.form(f"{step}/uit", factor.take_away, *ANYBODY),
        door.page(codes, factor.codes, *ANYBODY),
        door.form(codes, factor.put_away, *ANYBODY),
        door.form(f"{codes}/nieuw", factor.new_codes, *ANYBODY),
        door.page("/desk/accounts", accounts.page, *MANAGERS),
        door.form("/desk/accounts/uitnodigen", accounts.invite, *MANAGERS),
        door.form("/desk/accounts/klaar", accounts.put_away, *MANAGERS),
        *(door.form(f"/desk/accounts/{word}", accounts.doing(word), *MANAGERS) for word in accounts.forms),
    ]


def administration(site: Site) -> Administration:
    """What manages accounts here."""
    leave = leaving(site.services) if site.services else keep_all
    return Administration(site.users, _invitations(site), Trail(site.redis, site.clock), site.redis, leave)


def leaving(services: Services) -> Leave:
    """Gives back what somebody may not have any more."""

    async def leave(user: User) -> object:
        if user.disabled:
            return await release_all(services, user.organisation, user.name)
        return await release_unreadable(services, user)

    return leave


def _invitations(site: Site) -> Invitations:
    return Invitations(site.redis, site.clock, site.master, site.users)
