# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.web.crosssite import refuse_strangers, refuse_unproven, surely_ours, token
from store.master import MasterKey

MASTER = MasterKey(b"m" * 32)


def request(**headers: str) -> Request:
    named = {"host": "hulp.example", **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in named.items()]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": raw})


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site", "origin": "https://hulp.example"},
        {"origin": "https://boos.example"},
        {"origin": "https://hulp.example.boos.example"},
    ],
)
def test_a_request_from_another_site_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(HTTPException) as refused:
        refuse_strangers(request(**headers))
    assert refused.value.status_code == 403
    assert not surely_ours(request(**headers))


@pytest.mark.parametrize("headers", [{"sec_fetch_site": "same-origin"}, {"origin": "https://hulp.example"}])
def test_a_request_from_our_own_page_is_vouched_for_by_the_browser(headers: dict[str, str]) -> None:
    refuse_strangers(request(**headers))
    assert surely_ours(request(**headers))


@pytest.mark.parametrize("headers", [{}, {"origin": "null"}, {"sec_fetch_site": "none"}])
def test_a_browser_that_says_nothing_is_not_refused_but_vouches_for_nothing(headers: dict[str, str]) -> None:
    refuse_strangers(request(**headers))
    assert not surely_ours(request(**headers))


def test_a_form_carries_the_token_of_its_own_session_and_no_other() -> None:
    refuse_unproven(MASTER, "sessie", token(MASTER, "sessie"))
    for wrong in (token(MASTER, "andere"), token(MasterKey(b"x" * 32), "sessie"), "", None, "é"):
        with pytest.raises(HTTPException):
            refuse_unproven(MASTER, "sessie", wrong)
