# SPDX-License-Identifier: EUPL-1.2
"""From every page of the desk one gets to every page one may see, and to no other."""

from __future__ import annotations

import re

import httpx
import pytest

from bot.desk.accounts.users import EDITORS, ROLES, Role
from tests.bot.desk.matrix import addresses, kept
from tests.bot.desk.office import Office

ELSEWHERE = {
    "/desk/account/tweede-stap",
    "/desk/account/herstelcodes",
    "/desk/overzicht.csv",
    "/desk/teams/nieuw",
}
"""What another page leads to."""


@pytest.mark.parametrize("role", ROLES)
async def test_the_navigation_leads_to_every_page_of_ones_role_and_each_of_them_opens(
    office: Office, role: Role
) -> None:
    pages = {
        one.path
        for one in kept(list(addresses(office.app.routes)))
        if one.is_page and role in one.endpoint.roles and "{" not in one.path
    }
    async with office.worker("iemand", role) as client:
        shown = (await client.get("/desk/account")).text
        nav = shown.partition('<nav class="nav"')[2].partition("</nav>")[0]
        links = re.findall(r'href="([^"]*)"', nav)
        if role in EDITORS:
            links += [link for link in await _of_the_editor(client) if link not in links]
        assert set(links) == pages - ELSEWHERE and len(links) == len(set(links))
        assert [(await client.get(link)).status_code for link in links] == [200] * len(links)


async def _of_the_editor(client: httpx.AsyncClient) -> list[str]:
    """Where the editor's first page leads: its pages have a navigation of their own."""
    shown = (await client.get("/desk/redactie")).text
    nav = shown.partition('<nav class="editor-nav"')[2].partition("</nav>")[0]
    return re.findall(r'href="([^"]*)"', nav)
