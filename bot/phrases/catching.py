# SPDX-License-Identifier: EUPL-1.2
"""Where a turn shows that a sentence was not understood: whether it may be kept, and keeping it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import structlog

from bot.log import failure
from bot.phrases.box import Box
from bot.phrases.phrase import Phrase, phrase_of
from bot.phrases.redact import redacted
from bot.phrases.vocabulary import Vocabulary

if TYPE_CHECKING:
    from bot.conversation.outcome import Item
    from bot.services import Services

_log = structlog.get_logger()


def caught(missed: Any, item: Item, conversation: Mapping[str, str]) -> Phrase | None:
    """The sentence the dialogue did not understand; None where somebody may be in danger or overheard."""
    if missed is None or item.danger or conversation.get("danger") or conversation.get("private"):
        return None
    return phrase_of(missed)


class Catching:
    """Redacts and keeps; whatever goes wrong with that must not touch the turn."""

    def __init__(self, services: Services) -> None:
        self._box, self._vocabulary = Box(services), Vocabulary(services.catalogue)
        self._one = asyncio.Lock()

    async def keep(self, organisation: str, phrase: Phrase | None) -> None:
        """Into the box with it, once nothing in it tells who said it."""
        if phrase is None:
            return
        try:
            # Learning which words are ours takes a second, in which others are answered. One at a time: a
            # crowd that is misunderstood just after a start would each have learned them.
            async with self._one:
                left = await asyncio.to_thread(redacted, phrase.text, self._vocabulary.knows)
            if left:
                await self._box.put(organisation, replace(phrase, text=left))
        except Exception as error:
            # Whatever it is: the turn was answered, and doing it again would answer it twice.
            _log.warning("a sentence was not kept", error=failure(error))
