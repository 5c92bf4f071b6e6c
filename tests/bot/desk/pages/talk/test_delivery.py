# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.conversation.entry import Entry
from bot.desk.pages.talk.delivery import deliveries

ENTRIES = [Entry(1, 0.0, "resident"), Entry(2, 0.0, "worker"), Entry(3, 0.0, "note"), Entry(4, 0.0, "worker")]


@pytest.mark.parametrize(
    ("outcome", "channel", "what", "why"),
    [
        ("ok:12", "telegram", "desk_sent", ""),
        ("", "telegram", "desk_sent_waits", ""),
        ("", "web", "desk_sent_ready", ""),
        ("failed:blocked", "telegram", "desk_failed", "desk_failed_blocked"),
        ("failed:gave_up", "telegram", "desk_failed", "desk_failed_gave_up"),
        ("failed:chat not found", "telegram", "desk_failed", "desk_failed_chat"),
        ("failed:anything else", "telegram", "desk_failed", "desk_failed_unknown"),
    ],
)
def test_what_became_of_a_message_is_told_in_one_way(outcome: str, channel: str, what: str, why: str) -> None:
    found = deliveries(ENTRIES, {2: outcome}, channel)[2]
    assert (found.what, found.why, found.failed) == (what, why, bool(why))


def test_only_what_workers_send_has_a_state_and_what_was_erased_has_none() -> None:
    assert list(deliveries(ENTRIES, {2: "gone", 4: "ok:1"}, "telegram")) == [4]
