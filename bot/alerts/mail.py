# SPDX-License-Identifier: EUPL-1.2
"""Telling staff by e-mail: at most once in ten minutes for a team; danger at once."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.alerts.board import waiting
from bot.alerts.queue import Alert, Queue
from bot.alerts.result import NotNow, Result, Sent
from bot.alerts.words import Words
from bot.desk.alerts import Way
from bot.desk.teams.teams import DEFAULT
from bot.services import Services

QUIET_S = 600.0
PATIENCE_S = 20.0
LATER_S, LONG_S = 15.0, 300.0
PORTS = {"smtp": 587, "smtps": 465}
HERE = ("127.0.0.1", "::1", "localhost")
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
        letter = self._letter(self._words.text(subject), f"{text}\n\n{self._words.text('alert_why')}\n")
        try:
            await self._deliver(letter)
        except FOR_THE_OPERATOR:
            return NotNow(LONG_S, "refused")
        except (aiosmtplib.SMTPException, OSError):
            return NotNow(LATER_S, "unreachable")
        return Sent()

    async def _deliver(self, letter: EmailMessage) -> None:
        url = urlsplit(self._s.settings.smtp_url.get_secret_value())
        await aiosmtplib.send(
            letter,
            hostname=url.hostname,
            port=url.port or PORTS[url.scheme],
            username=unquote(url.username) if url.username else None,
            password=unquote(url.password) if url.password else None,
            use_tls=url.scheme == "smtps",
            # A password goes over a wire that others may hear only when it is closed.
            start_tls=True if url.username and url.scheme == "smtp" and url.hostname not in HERE else None,
            timeout=PATIENCE_S,
        )

    def _letter(self, subject: str, text: str) -> EmailMessage:
        settings, letter = self._s.settings, EmailMessage()
        to = [address.strip() for address in settings.alert_mail_to.split(",")]
        sender = settings.alert_mail_from or to[0]
        letter["From"], letter["To"], letter["Subject"] = sender, ", ".join(to), subject
        letter["Date"] = formatdate(localtime=True)
        letter["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
        # So that no machine answers it.
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(text)
        return letter
