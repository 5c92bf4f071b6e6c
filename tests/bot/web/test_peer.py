# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from redis.asyncio import Redis
from starlette.requests import Request

from bot.web.peer import peer
from tests.bot.web.support import stage


def request(forwarded: str = "") -> Request:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return Request(
        {"type": "http", "method": "GET", "path": "/", "headers": headers, "client": ("127.0.0.1", 1)}
    )


async def test_on_loopback_what_a_header_claims_is_not_believed(redis: Redis) -> None:
    assert peer(stage(redis).site, request("192.0.2.9")) == "127.0.0.1"


async def test_behind_our_proxy_only_what_it_wrote_itself_counts(redis: Redis) -> None:
    site = stage(redis, public_url="https://hulp.example").site
    assert peer(site, request("6.6.6.6, 192.0.2.9")) == "192.0.2.9"
    assert peer(site, request()) == "127.0.0.1"
