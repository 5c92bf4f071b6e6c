# SPDX-License-Identifier: EUPL-1.2
"""What is written down of signing in and out: who in the audit, and of what fails only how, in the log."""

from __future__ import annotations

import structlog

from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import User

CAME, LEFT = "signed_in", "signed_out"
CODE = "code"
_log = structlog.get_logger()


class Entries:
    """Notes who comes in and who leaves."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail

    async def came(self, user: User, how: str) -> None:
        """Somebody is in."""
        _log.info("signed in at the desk", kind=how)
        await self._trail.note(user.organisation, user.name, CAME, user.name, how)

    async def left(self, user: User) -> None:
        """Somebody signed out."""
        _log.info("signed out at the desk")
        await self._trail.note(user.organisation, user.name, LEFT, user.name)


def failed(how: str, braked: bool = False) -> None:
    """A try that failed; once there are too many, somebody is guessing."""
    if braked:
        _log.warning("too many log-ins failed", kind=how)
    else:
        _log.info("a log-in failed", kind=how)
