# SPDX-License-Identifier: EUPL-1.2
"""Sends the alerts of an installation: one process at a time, patiently, and never silent when it fails."""

from __future__ import annotations

import asyncio
from typing import Protocol

import structlog

from bot.alerts.queue import Queue
from bot.alerts.result import NotNow, Result
from bot.desk.alerts import Way, ways
from bot.forever import forever
from bot.services import Services
from store.budget import Budget
from store.lease import Leases

PARTITION = 0
"""Whoever holds this partition sends."""
LOOK_S = 1.0
_log = structlog.get_logger()


class Alerts(Protocol):
    """One way of telling staff."""

    @property
    def way(self) -> Way:
        """Its name."""
        ...

    async def round(self, now: float) -> Result:
        """Tell what has to be told now."""
        ...

    async def close(self) -> None:
        """Give back what it holds."""
        ...


class Teller:
    """Tells staff every way they chose; with none it does nothing at all."""

    def __init__(self, services: Services, leases: Leases) -> None:
        self._s, self._leases = services, leases

    async def run(self) -> None:
        """Until cancelled."""
        chosen = [_open(self._s, way) for way in ways(self._s.settings)]
        try:
            async with asyncio.TaskGroup() as tasks:
                for alerts in chosen:
                    tasks.create_task(forever(Rounds(self._s, self._leases, alerts).next, LOOK_S))
        finally:
            for alerts in chosen:
                await alerts.close()


class Rounds:
    """One way, round after round."""

    def __init__(self, services: Services, leases: Leases, alerts: Alerts) -> None:
        self._s, self._leases, self._alerts = services, leases, alerts
        self._queue = Queue(services, alerts.way)
        self._rest_until = 0.0

    async def next(self) -> None:
        """A round, unless another process sends or this way has to rest."""
        now = await self._s.clock.now()
        if not self._leases.holds(PARTITION) or now < self._rest_until:
            return
        result = await self._alerts.round(now)
        if isinstance(result, NotNow):
            self._rest_until = now + result.seconds
        await self._say(result.trouble if isinstance(result, NotNow) else "")

    async def _say(self, trouble: str) -> None:
        before = (await self._queue.state()).get("trouble", "")
        if trouble == before:
            return
        if trouble:
            _log.critical("alerts to staff do not arrive", kind=self._alerts.way, reason=trouble)
            await self._queue.keep(trouble=trouble)
        else:
            _log.info("alerts to staff arrive again", kind=self._alerts.way)
            await self._queue.keep("trouble")


def _open(services: Services, way: Way) -> Alerts:
    """What a way needs is read only where it was chosen."""
    if way == "mail":
        from bot.alerts.mail import MailAlerts

        return MailAlerts(services)
    from bot.alerts.group import Group
    from bot.alerts.telegram import TelegramAlerts
    from bot.channels.telegram.client import make_bot

    settings = services.settings
    bot = make_bot(settings.telegram_bot_token.get_secret_value(), settings.telegram_base_url)
    counter = services.master.digest("alert-group", settings.alert_telegram_chat)
    return TelegramAlerts(services, Group(bot, Budget(services.redis), counter))
