# SPDX-License-Identifier: EUPL-1.2
"""How a resident can be reached: questions of the dialogue that stay open while somebody is waited for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from bot.conversation.outcome import Item, Outcome
from bot.desk.handover import summary_of
from bot.desk.promises.promises import PART
from content.reply import ContactCommand, ReadsAlong, Reply, Summary
from store.conversation import ConversationRef
from store.vault import ConversationKey, Vault, seal

READS_ALONG = get_args(ReadsAlong)
"""The answers, by the ids of their buttons."""


def asking(outcome: Outcome, replies: Sequence[Reply]) -> None:
    """Remember what the last reply asks, where a typed answer to it is for the dialogue."""
    if replies[-1].asks:
        outcome.set["asking"] = replies[-1].asks
    else:
        outcome.unset.append("asking")


def told_meanwhile(item: Item, conversation: Mapping[str, str]) -> Outcome:
    """An answer that was pressed just before a person took the turn still counts; nothing is said to it."""
    if conversation.get("asking") != "reads_along" or item.button not in READS_ALONG:
        return Outcome()
    command = ContactCommand.model_validate({"reads_along": item.button})
    return Outcome(contact=command, unset=["asking"], keep_buttons=True)


async def fields(
    vault: Vault,
    ref: ConversationRef,
    command: ContactCommand,
    conversation: Mapping[str, str],
    key: ConversationKey,
) -> dict[str, Any]:
    """What changes in a conversation: its summary, and whether others read what comes in."""
    found: dict[str, Any] = {"private": 1} if command.reads_along == "ja" else {}
    if "summary" in conversation:
        before = await summary_of(vault, ref, conversation["summary"])
        if command.reach is not None:
            found[PART] = command.reach.times or ""
        found["summary"] = seal(key, ref, "summary", _with(before, command).model_dump_json().encode())
    return found


def _with(summary: Summary, command: ContactCommand) -> Summary:
    told = {"reach": command.reach, "reads_along": command.reads_along}
    return summary.model_copy(update={name: value for name, value in told.items() if value is not None})
