# SPDX-License-Identifier: EUPL-1.2
"""Before a part begins: the data is brought to this version's form, and is under this installation's key."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from redis.exceptions import RedisError

from bot.log import failure
from store.installation import NotUsable
from store.migrations.run import ready

if TYPE_CHECKING:
    from bot.services import Services

AGAIN_S = 0.5
REFUSALS = {
    "newer": "De gegevens zijn van een nieuwere Omzien (vorm {found}; deze kent vorm {known})."
    " Gebruik die versie, of zet een kopie van eerder terug.",
    "key": "De hoofdsleutel hoort niet bij de gegevens (nodig: {wanted}; gevonden: {given})."
    " Zet de goede master.key terug.",
    "rotating": "De nieuwe hoofdsleutel is nog niet overal. Draai eerst: omzien key rotate",
    "restoring": "Het terugzetten is niet af. Draai eerst: omzien restore BESTAND --replace",
}
_log = structlog.get_logger()


async def opened(services: Services) -> None:
    """Wait until Redis answers, then make its data usable; NotUsable when that must not be."""
    while True:
        try:
            done = await ready(services.redis, services.master)
        except (RedisError, OSError) as error:
            _log.warning("redis away", error=failure(error))
            await asyncio.sleep(AGAIN_S)
            continue
        if done:
            _log.info("data brought to a new form", version=done[-1], count=len(done))
        return


def told(refused: BaseException) -> str:
    """One line for the operator."""
    while isinstance(refused, BaseExceptionGroup):
        refused = refused.exceptions[0]
    assert isinstance(refused, NotUsable)
    return REFUSALS[refused.code].format(**refused.holes)
