# SPDX-License-Identifier: EUPL-1.2
"""The bot's processes: web, worker, sender and telegram, one each."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Awaitable, Callable

import structlog

from bot.log import configure
from bot.metrics.keeper import Keeper
from bot.metrics.troubles import listen
from bot.opening import opened, told
from bot.services import Services, open_services
from bot.settings import BadSettings, Settings, read_settings
from bot.standstill import ends_itself
from store.installation import NotUsable

Role = Callable[[Services, str], Awaitable[None]]
_log = structlog.get_logger()


async def worker(services: Services, owner: str) -> None:
    """Answer messages."""
    from bot.training.trainer import Trainer
    from bot.turns.worker import Worker

    # It sleeps until something is published; what it does then is done in processes of their own.
    learning = asyncio.create_task(Trainer(services).run())
    try:
        await Worker(services, owner).run()
    finally:
        learning.cancel()


async def trainer(services: Services, owner: str) -> None:
    """Learn, where that is not done beside a worker."""
    from bot.training.trainer import Trainer

    await Trainer(services).run()


async def sender(services: Services, owner: str) -> None:
    """Deliver answers."""
    from bot.channels.telegram.channel import channels
    from bot.channels.typing import TypingSigns
    from bot.sending.sender import Sender

    async with channels(services) as open_channels:
        serving = Sender(services, open_channels, owner)
        signs = asyncio.create_task(TypingSigns(services, open_channels, serving.leases).run())
        try:
            await serving.run()
        finally:
            signs.cancel()


async def telegram(services: Services, owner: str) -> None:
    """Hear what Telegram has for us."""
    from bot.channels.telegram.channel import listen

    await listen(services, owner)


async def web(services: Services, owner: str) -> None:
    """Serve the page, the desk and REST."""
    from bot.app import serve
    from bot.web.streams import open_many_files

    open_many_files()
    await serve(services)


ROLES: dict[str, Role] = {
    "worker": worker,
    "trainer": trainer,
    "sender": sender,
    "telegram": telegram,
    "web": web,
}


LISTENING = ("web", "telegram")
KEEP_S = 2.0
"""What was counted last is not worth waiting for longer, when Redis is away."""


async def run(role: str, settings: Settings) -> None:
    """Run one role until it is asked to end."""
    services = open_services(settings)
    if role in LISTENING:
        _know_danger(services)
    listen(services.tally, role)
    standing = asyncio.create_task(ends_itself())
    keeping = asyncio.create_task(Keeper(services.redis, services.tally).run())
    task = asyncio.ensure_future(_serve(role, services, owner(settings)))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        _log.info("stopped")
    finally:
        keeping.cancel()
        standing.cancel()
        await asyncio.wait([keeping, standing], timeout=KEEP_S)
        await services.close()


async def _serve(role: str, services: Services, name: str) -> None:
    """Nothing is read or written before it is known that the data is of this version and this key."""
    if role != "web":
        await opened(services)
        await ROLES[role](services, name)
        return
    # The page must be there when Redis is not, if only to say so and to name the numbers.
    async with asyncio.TaskGroup() as both:
        looking = both.create_task(opened(services))
        await ROLES[role](services, name)
        looking.cancel()


def _know_danger(services: Services) -> None:
    """Read now, not at the first message: whoever takes messages in must know danger when it comes."""
    if services.safety.check("ik wil dood").kind != "suicide":
        raise SystemExit("danger is not recognised: run python -m nlu.safety.train")


def owner(settings: Settings) -> str:
    """The name under which this process holds leases: the same after a restart in the same place."""
    return f"{socket.gethostname()}-{settings.slot}".replace(":", "-")


def main() -> int:
    """`python -m bot.main ROLE`."""
    if len(sys.argv) != 2 or sys.argv[1] not in ROLES:
        print(f"usage: python -m bot.main {'|'.join(ROLES)}", file=sys.stderr)
        return 2
    try:
        settings = read_settings()
    except BadSettings as error:
        print(error, file=sys.stderr)
        return 2
    configure(sys.argv[1], settings.log_level)
    _fast_loop()
    try:
        asyncio.run(run(sys.argv[1], settings))
    except* NotUsable as refused:
        print(told(refused), file=sys.stderr)
        raise SystemExit(1) from None
    return 0


def _fast_loop() -> None:
    import uvloop

    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())


if __name__ == "__main__":
    raise SystemExit(main())
