# SPDX-License-Identifier: EUPL-1.2
"""The web process: the chat page, the desk, REST, Telegram's webhook and /health."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import Lifespan

from bot.channels.rest import RestChannel
from bot.conversation.news import News
from bot.desk.accounts.users import Users
from bot.desk.desk import Desk
from bot.forever import forever
from bot.intake.line import Line
from bot.metrics.routes import watching
from bot.metrics.seen.certificate import LOOK_S as CERTIFICATE_S
from bot.metrics.seen.certificate import Certificate
from bot.publishing.watch import Watch
from bot.services import Services
from bot.web.routes import exception_handlers, middleware
from bot.web.routes import routes as pages
from bot.web.site import Site

LOOK_S = 1.5


def app(services: Services) -> Starlette:
    """The application on these services."""
    news = News(services.waiting)
    line = Line(services, news)
    site = _site(services, line, news)
    certificate = Certificate(services.settings.public_url)
    return Starlette(
        routes=[*_programs(services, line, certificate), *pages(site)],
        middleware=list(middleware(site)),
        exception_handlers=dict(exception_handlers(site)),
        lifespan=_lifespan(services, news, certificate),
    )


async def serve(services: Services) -> None:
    """Serve until cancelled."""
    settings = services.settings
    config = uvicorn.Config(
        app(services),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        # Its own log would print what an error says; ours prints only of what kind it is.
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=3,
        # Whether a peer is direct loopback is decided by the headers a proxy adds, so they must stay.
        proxy_headers=False,
    )
    await uvicorn.Server(config).serve()


def _programs(services: Services, line: Line, certificate: Certificate) -> list[BaseRoute]:
    """The addresses for programs rather than people."""
    settings = services.settings
    found: list[BaseRoute] = [
        *watching(services, certificate),
        *RestChannel(line, settings).routes(),
    ]
    if settings.telegram_bot_token.get_secret_value() and settings.public_url:
        # Telegram's library is the largest of all; without Telegram's webhook it stays unread.
        from bot.channels.telegram.channel import webhook_route

        route = webhook_route(services, line)
        found += [route] if route is not None else []
    return found


def _site(services: Services, line: Line, news: News) -> Site:
    return Site(
        line=line,
        desk=Desk(services),
        users=Users.of(services),
        catalogue=services.catalogue,
        settings=services.settings,
        news=news,
        redis=services.redis,
        clock=services.clock,
        master=services.master,
        services=services,
    )


def _lifespan(services: Services, news: News, certificate: Certificate) -> Lifespan[Starlette]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(news.run()), asyncio.create_task(_look_for_content(services))]
        tasks.append(asyncio.create_task(Watch(services).run()))
        tasks.append(asyncio.create_task(forever(certificate.look, CERTIFICATE_S)))
        yield
        for task in tasks:
            task.cancel()

    return lifespan


async def _look_for_content(services: Services) -> None:
    """Published content is in the conversations within seconds."""

    async def look() -> None:
        services.catalogue.refresh()

    await forever(look, LOOK_S)
