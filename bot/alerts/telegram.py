# SPDX-License-Identifier: EUPL-1.2
"""Telling a Telegram group: one message with how many wait, kept true; danger apart and at once."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from bot.alerts.board import Waiting, waiting
from bot.alerts.group import Gone, Group, Moved
from bot.alerts.queue import Alert, Queue
from bot.alerts.result import NotNow, Result, Sent
from bot.alerts.words import Words
from bot.desk.alerts import Way
from bot.services import Services

MINUTE_S = 60.0
"""The count is told or changed at most once in so long."""
FRESH_S = 600.0
"""A younger message that says people wait is changed; an older one, or one that says nobody does, is
followed by a new one, of which phones give a sign."""
CHANGEABLE_S = 40 * 3600.0
_log = structlog.get_logger()


class TelegramAlerts:
    """One round after another."""

    way: Way = "telegram"

    def __init__(self, services: Services, group: Group) -> None:
        self._s, self._group = services, group
        self._queue, self._words = Queue(services, "telegram"), Words(services)
        self._looked = 0.0

    async def round(self, now: float) -> Result:
        """Tell what has to be told now."""
        state = await self._queue.state()
        alerts = await self._queue.waiting(now)
        try:
            return await self._tell(alerts, state, now)
        except Moved as moved:
            _log.warning("the alert group has another number; set it", setting="OMZIEN_ALERT_TELEGRAM_CHAT")
            await self._queue.keep(
                "message", moved_from=self._s.settings.alert_telegram_chat, chat=moved.chat
            )
            return NotNow(0.0)

    async def close(self) -> None:
        """Give the connections back."""
        await self._group.close()

    async def _tell(self, alerts: Sequence[Alert], state: dict[str, str], now: float) -> Result:
        chat = self._chat(state)
        for alert in [alert for alert in alerts if alert.kind == "danger"]:
            sent = await self._group.send(chat, self._words.danger())
            if isinstance(sent, NotNow):
                return sent
            await self._queue.done([alert.entry])
        others = [alert for alert in alerts if alert.kind != "danger"]
        # By the queue when there is something in it, else once a minute by what lies on the desk.
        if now - float(state.get("told", 0)) < MINUTE_S or (not others and now - self._looked < MINUTE_S):
            return Sent()
        self._looked = now
        return await self._tell_count(chat, others, await waiting(self._s), state, now)

    async def _tell_count(
        self,
        chat: str,
        alerts: Sequence[Alert],
        people: Sequence[Waiting],
        state: dict[str, str],
        now: float,
    ) -> Result:
        kinds = {alert.kind for alert in alerts} - {"handoff"}
        newest = max((one.since for one in people), default=0.0)
        # Also what lies there and was never put in the queue, as when a process died in between.
        told_of = any(alert.kind == "handoff" for alert in alerts) or newest > float(state.get("newest", 0))
        came = bool(people) and told_of
        standing = state.get("message", "") if now - float(state.get("sent", 0)) < CHANGEABLE_S else ""
        counts = bool(int(state.get("people", 0))) and now - float(state.get("sent", 0)) < FRESH_S
        text = self._words.board(people, kinds)
        if kinds or (came and not (standing and counts)):
            result: Result = await self._group.send(chat, text)
            fresh = {"sent": now}
        elif standing and text != state.get("text"):
            result, fresh = await self._changed(chat, standing, text, anew=came), {}
        else:
            await self._queue.done(alert.entry for alert in alerts)
            return Sent()
        if isinstance(result, NotNow):
            return result
        told: dict[str, str | float] = {"message": result.id, "text": text, "people": len(people)}
        await self._queue.keep(told=now, newest=newest, **told, **fresh)
        await self._queue.done(alert.entry for alert in alerts)
        return result

    async def _changed(self, chat: str, message: str, text: str, anew: bool) -> Result:
        try:
            return await self._group.change(chat, message, text)
        except Gone:
            # Somebody took it away. That fewer people wait needs no new message.
            return await self._group.send(chat, text) if anew else Sent()

    def _chat(self, state: dict[str, str]) -> str:
        chosen = self._s.settings.alert_telegram_chat
        return state["chat"] if state.get("moved_from") == chosen and state.get("chat") else chosen
