# SPDX-License-Identifier: EUPL-1.2
"""The conversations: one resident's own keys, which go together."""

from __future__ import annotations

from store.retention.row import REF, P, Row
from store.retention.times import CONVERSATION_S

ROWS: tuple[Row, ...] = (
    Row(
        "conv",
        f"{P}:conv:{REF}",
        "state, sealed address, sealed buttons and summary",
        "going on where the resident was",
        CONVERSATION_S,
        True,
        "erase",
    ),
    Row(
        "key",
        f"{P}:key:{REF}",
        "the conversation's own key, wrapped",
        "sealing",
        CONVERSATION_S,
        True,
        "erase",
    ),
    Row(
        "log", f"{P}:log:{REF}", "sealed messages", "showing the conversation", CONVERSATION_S, True, "erase"
    ),
    Row(
        "seen",
        f"{P}:seen:{REF}",
        "message ids of the channel",
        "answering a repeat once",
        CONVERSATION_S,
        True,
        "erase",
    ),
    Row(
        "sent",
        f"{P}:sent:{REF}",
        "delivery state",
        "showing what did not arrive",
        CONVERSATION_S,
        True,
        "erase",
    ),
    Row(
        "happened",
        f"{P}:happened:{REF}",
        "moves at the desk; sealed which contacts were named",
        "showing what was done",
        CONVERSATION_S,
        True,
        "erase",
    ),
    Row(
        "referrals",
        f"{P}:referrals:{REF}",
        "sealed referrals and their steps",
        "bringing a resident on to somebody else",
        CONVERSATION_S,
        True,
        "erase",
    ),
    Row(
        "tracker",
        f"{P}:tracker:{REF}",
        "sealed dialogue state",
        "understanding the next message",
        CONVERSATION_S,
        True,
        "erase",
    ),
)
