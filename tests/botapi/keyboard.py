# SPDX-License-Identifier: EUPL-1.2
"""Inline keyboards, held to Telegram's limits."""

from __future__ import annotations

from typing import Any

from tests.botapi.refusal import bad

MOST, A_ROW, DATA_BYTES = 100, 8, 64

Rows = list[list[dict[str, Any]]]


def read(markup: object) -> Rows:
    """The rows of an inline keyboard; empty where there is none, Refusal 400 where it may not be."""
    if markup in (None, "", {}):
        return []
    if not isinstance(markup, dict):
        raise bad("can't parse reply keyboard markup JSON object")
    if "inline_keyboard" not in markup:
        return []
    rows = [row for row in markup["inline_keyboard"] if row]
    if any(len(row) > A_ROW for row in rows) or sum(map(len, rows)) > MOST:
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check(button)
    return rows


def _check(button: dict[str, Any]) -> None:
    if not str(button.get("text", "")).strip():
        raise bad("can't parse inline keyboard button: Text buttons must be non-empty")
    if not {"callback_data", "url"} & button.keys():
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
