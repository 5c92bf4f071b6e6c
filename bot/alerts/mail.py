# SPDX-License-Identifier: EUPL-1.2
"""Telling staff by e-mail: at most once in ten minutes for a team; danger at once."""

from __future__ import annotations

from collections.abc import Sequence

import aiosmtplib

from bot.alerts.board import waiting
from bot.alerts.post import deliver, letter, sender
from bot.alerts.queue import Alert, Queue
from bot.alerts.result import NotNow, Result, Sent
from bot.alerts.words import Words
from bot.desk.alerts import Way
from bot.desk.teams.teams import DEFAULT
from bot.services import Services

QUIET_S = 600.0
LATER_S, LONG_S = 15.0, 300.0
FOR_THE_OPERATOR = (
    aiosmtplib.SMTPAuthenticationError,
    aiosmtplib.SMTPRecipientsRefused,
    aiosmtplib.SMTPSenderRefused,
)


class MailAlerts:
    """One round after another."""

    way: Way = "mail"

    def __init__(self, services: Services) -> None:
        self._s = services
        self._queue, self._words = Queue(services, "mail"), Words(services)

    async def round(self, now: float) -> Result:
        """Tell what has to be told now."""
        alerts, state = await self._queue.waiting(now), await self._queue.state()
        for alert in [alert for alert in alerts if alert.kind == "danger"]:
            sent = await self._send("alert_subject_danger", self._words.danger())
            if isinstance(sent, NotNow):
                return sent
            await self._queue.done([alert.entry])
        by_team: dict[str, list[Alert]] = {}
        for alert in alerts:
            if alert.kind != "danger":
                by_team.setdefault(alert.team or DEFAULT, []).append(alert)
        for team, theirs in by_team.items():
            if now - float(state.get(f"team:{team}", 0)) >= QUIET_S:
                told = await self._tell(team, theirs, now)
                if isinstance(told, NotNow):
                    return told
        return Sent()

    async def close(self) -> None:
        """Every e-mail has a connection of its own."""

    async def _tell(self, team: str, alerts: Sequence[Alert], now: float) -> Result:
        people = [one for one in await waiting(self._s) if one.team == team]
        kinds = {alert.kind for alert in alerts} - {"handoff"}
        result: Result = Sent()
        if people or kinds:
            result = await self._send("alert_subject", self._words.board(people, kinds))
            if isinstance(result, NotNow):
                return result
            await self._queue.keep(**{f"team:{team}": now})
        await self._queue.done(alert.entry for alert in alerts)
        return result

    async def _send(self, subject: str, text: str) -> Result:
        settings, why = self._s.settings, self._words.text("alert_why")
        to = ", ".join(address.strip() for address in settings.alert_mail_to.split(","))
        made = letter(sender(settings), to, self._words.text(subject), f"{text}\n\n{why}\n")
        try:
            await deliver(settings, made)
        except FOR_THE_OPERATOR:
            return NotNow(LONG_S, "refused")
        except (aiosmtplib.SMTPException, OSError):
            return NotNow(LATER_S, "unreachable")
        return Sent()
