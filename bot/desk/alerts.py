# SPDX-License-Identifier: EUPL-1.2
"""Telling staff outside the desk that something waits: what, never who or about what."""

from __future__ import annotations

from typing import Literal, get_args

from bot.services import Services
from bot.settings import Settings
from store import keys

Kind = Literal["handoff", "danger", "promise_soon", "promise_late", "unread", "nobody", "aside", "upkeep"]
Way = Literal["telegram", "mail"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MOST = 1_000
"""More than this standing in the queue of one way says nothing more."""


def ways(settings: Settings) -> tuple[Way, ...]:
    """How this installation wants its staff alerted; none unless it was asked for."""
    telegram = settings.alert_telegram_chat and settings.telegram_bot_token.get_secret_value()
    mail = settings.alert_mail_to and settings.smtp_url.get_secret_value()
    found: tuple[tuple[Way, bool], ...] = (("telegram", bool(telegram)), ("mail", bool(mail)))
    return tuple(way for way, wanted in found if wanted)


async def raise_alert(services: Services, organisation: str, team: str, kind: Kind) -> None:
    """Have staff told that something waits for this team; durable once it returns, sent by the worker."""
    fields = {"t": await services.clock.now(), "team": team, "kind": kind}
    for way in ways(services.settings):
        await services.redis.xadd(keys.alerts(organisation, way), fields, maxlen=MOST)
