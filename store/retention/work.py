# SPDX-License-Identifier: EUPL-1.2
"""The work of a partition: what waits, what is due, who serves it."""

from __future__ import annotations

from store.retention.row import P, Row
from store.retention.times import CONVERSATION_S, DAY

ROWS: tuple[Row, ...] = (
    Row(
        "inbox",
        f"{P}:inbox",
        "sealed messages not yet answered",
        "losing nothing",
        CONVERSATION_S,
        True,
        "done",
    ),
    Row(
        "attempts",
        f"{P}:attempts",
        "tries a message has had",
        "setting a poisoned message aside",
        DAY,
        False,
        "done",
    ),
    Row(
        "aside",
        f"{P}:aside",
        "messages set aside, without text",
        "telling the operator",
        7 * DAY,
        False,
        "trim",
    ),
    Row(
        "outbox",
        f"{P}:outbox:(urgent|ordinary)",
        "references to answers; a sealed address while messages are taken away",
        "delivering",
        CONVERSATION_S,
        True,
        "trim",
    ),
    Row(
        "timers",
        f"{P}:timers",
        "moments at which something is due",
        "keeping promises and retention",
        None,
        False,
        "done",
    ),
    Row("desk", f"{P}:desk:[^:]+", "conversations on the desk", "the queue", None, False, "done"),
    Row(
        "blocked",
        f"{P}:blocked:[^:]+",
        "conversations that are blocked, and until when",
        "giving workers rest from abuse",
        7 * DAY,
        True,
        "past",
    ),
    Row("lease", f"{P}:lease:[a-z]+", "who serves a partition", "order", None, False, "stays"),
    Row("fence", f"{P}:fence", "a counter", "order", None, False, "stays"),
    Row("members", "omz:members:[a-z]+", "processes alive", "sharing the work", None, False, "stays"),
    Row(
        "installation",
        "omz:installation",
        "the form of the data and the fingerprint of the master key",
        "starting only with the right version and key",
        None,
        False,
        "stays",
    ),
    Row(
        "installation_lock",
        "omz:installation:lock",
        "who changes that form now",
        "one at a time",
        120,
        False,
        "ttl",
    ),
)
