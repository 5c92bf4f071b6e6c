# SPDX-License-Identifier: EUPL-1.2
"""What the Bot API answers when it does not do what was asked."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """An error answer, in Telegram's own words."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code, self.description, self.retry_after = code, description, retry_after

    def body(self) -> dict[str, Any]:
        """The JSON that goes over the wire."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad(what: str) -> Refusal:
    """400, the answer to a call that can never succeed as it stands."""
    return Refusal(400, f"Bad Request: {what}")


def too_many(seconds: int) -> Refusal:
    """429, with the seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", seconds)


def conflict(what: str) -> Refusal:
    """409, when two want the same updates."""
    return Refusal(409, f"Conflict: {what}")


def forbidden(what: str) -> Refusal:
    """403, when the other side does not want to hear from the bot."""
    return Refusal(403, f"Forbidden: {what}")
