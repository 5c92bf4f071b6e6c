# SPDX-License-Identifier: EUPL-1.2
"""The pages and channels: who is signed in, ways back, and what keeps guessing and flooding out."""

from __future__ import annotations

from store.retention.row import Row
from store.retention.times import CONVERSATION_S, DAY

ROWS: tuple[Row, ...] = (
    Row("session", "omz:session:[0-9a-f]+", "a worker's or page's session", "signing in", DAY, True, "ttl"),
    Row(
        "sessions",
        "omz:sessions:[0-9a-f]+",
        "which sessions are one worker's",
        "ending them",
        DAY,
        True,
        "ttl",
    ),
    Row(
        "code",
        "omz:code:[0-9a-f]+",
        "a come-back code's hash",
        "coming back on another device",
        CONVERSATION_S,
        True,
        "ttl",
    ),
    Row("brake", "omz:brake:.+", "counters of tries", "stopping guessing", DAY, False, "ttl"),
    Row("budget", "omz:budget:.+", "sending counters", "keeping within Telegram's limits", 120, False, "ttl"),
)
