# SPDX-License-Identifier: EUPL-1.2
"""What every process of the bot holds: the store, the content and the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.backup.erased import Erased
from bot.metrics.tally import Tally
from bot.settings import Settings
from content.catalogue import Catalogue
from content.preview import Previews
from store.clock import Clock
from store.connection import connect, connect_blocking
from store.master import MasterKey
from store.steps import Steps
from store.vault import Vault

if TYPE_CHECKING:
    from nlu.safety import Safety


@dataclass
class Services:
    """Built once at the start of a process and passed on."""

    settings: Settings
    redis: Any
    waiting: Any
    master: MasterKey
    vault: Vault
    steps: Steps
    clock: Clock
    catalogue: Catalogue
    tally: Tally = field(default_factory=Tally)

    @cached_property
    def safety(self) -> Safety:
        """Read by the processes that accept messages; the others need not hold it in memory."""
        from nlu.safety import Safety

        return Safety.load()

    @cached_property
    def erased(self) -> Erased:
        """What was erased, so that no backup brings it back."""
        return Erased(self.settings.erased)

    @cached_property
    def previews(self) -> Previews:
        """The catalogue each conversation is answered from: the one in use, or that of a try-out."""
        return Previews(self.catalogue)

    async def close(self) -> None:
        """Give the connections back."""
        await self.redis.aclose()
        await self.waiting.aclose()


def open_services(settings: Settings) -> Services:
    """The services for these settings; nothing is asked of Redis yet."""
    redis = connect(settings.redis_url)
    master = MasterKey.ensure(settings.master_key_file)
    return Services(
        settings=settings,
        redis=redis,
        waiting=connect_blocking(settings.redis_url),
        master=master,
        vault=Vault(redis, master),
        steps=Steps(redis),
        clock=Clock(redis, movable=settings.movable_clock),
        catalogue=Catalogue.open(settings.compiled_dir),
    )
