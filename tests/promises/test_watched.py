# SPDX-License-Identifier: EUPL-1.2
"""Who watches an installation sees its trouble and nobody's words, and watching costs next to nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from pydantic import SecretStr

from bot.channels.outcome import Delivered
from bot.conversation.outcome import Item, Outcome
from bot.health.heartbeat import STUCK_S, Heartbeat
from bot.intake.intake import Accepted
from bot.metrics.deliveries import attempted
from bot.metrics.messages import heard
from bot.metrics.metric import Metric
from bot.metrics.table import TABLE, TURN_S
from bot.metrics.tally import Tally
from bot.metrics.turns import finished
from bot.sending.parcel import Parcel
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from tests.bot.desk.office import Office
from tests.bot.metrics.page import ask, samples
from tests.bot.metrics.watcher import watcher
from tests.bot.support import ORGANISATION, House
from tests.promises.figures import Figure, Size

WORDS = (
    "Fatima el Amrani",
    "111222333",
    "NL91ABNA0417164300",
    "0612345678",
    "kees@post.example",
    "Dorpsstraat 12",
)
REF = ConversationRef(ORGANISATION, "0" * 32)
DOORS = ("x_forwarded_for", "x_forwarded_host", "x_forwarded_proto", "x_real_ip", "forwarded", "via")


async def test_no_label_of_a_figure_can_say_who_or_what(house: House, figure: Figure) -> None:
    office = Office(house)
    for number, words in enumerate(WORDS):
        await house.say(words, words, message_id=words)
        await house.say(f"ik wil dood, ik ben {words}", f"2 {words}", channel=("web", words)[number % 2])
        house.rasa.mode = "refusing"
        await house.give(words, words, message_id=f"stuk {words}")
        house.rasa.mode = "well"
    await office.handed_off(WORDS[0], theme=WORDS[0])
    page = (await ask(house.services)).text
    outside = [
        (s.name, label)
        for s in samples(page)
        for label, v in s.labels.items()
        if not _listed(s.name, label, v)
    ]
    readable = [words for words in WORDS if words.lower() in page.lower()]
    figure(
        "Figures for who watches: labels that say who or what",
        f"{len(outside)} of {sum(len(s.labels) for s in samples(page))} values, {len(readable)} canaries",
        "0 values outside closed lists, 0 canaries",
        not outside and not readable,
    )


async def test_counting_costs_a_turn_next_to_nothing(house: House, size: Size, figure: Figure) -> None:
    turns = size(400, 60)
    # In seconds of the processor: this machine may be busy with something else.
    begun = time.process_time()
    for number in range(turns):
        await house.say(f"bericht {number}")
    turn = (time.process_time() - begun) / turns
    cost = min(_cost(size(20_000, 4_000)) for _ in range(3))
    figure(
        "What counting costs of a turn",
        f"{cost / turn:.2%}: {cost * 1e6:.1f} µs of {turn * 1e3:.1f} ms",
        "at most 1 %",
        cost <= 0.01 * turn,
    )


async def test_the_heartbeat_falls_silent_when_residents_are_not_answered(
    quiet_house: House, figure: Figure
) -> None:
    redis, signs = quiet_house.services.redis, {}
    leases = Leases(redis, "turn", "proef-1")
    await leases.renew()
    old = f"{int((time.time() - STUCK_S - 60) * 1000)}-0"
    telegram = {"telegram_bot_token": SecretStr("1:een")}
    async with watcher() as there:
        settings = quiet_house.services.settings.model_copy(update={"heartbeat_url": SecretStr(there.url)})
        services = replace(quiet_house.services, settings=settings)
        lonely = replace(services, settings=settings.model_copy(update=telegram))

        async def sign(about: str, of: Heartbeat) -> None:
            before = len(there.heard)
            await of.look()
            signs[about] = len(there.heard) - before

        await sign("well", Heartbeat(services, leases))
        quiet_house.rasa.mode = "silent"
        await sign("Rasa silent", Heartbeat(services, leases))
        quiet_house.rasa.mode = "well"
        await redis.config_set("maxmemory", 1)
        try:
            await sign("Redis full", Heartbeat(services, leases))
        finally:
            await redis.config_set("maxmemory", 0)
        await sign("no sender", Heartbeat(lonely, leases))
        await redis.delete(keys.lease(5, "turn"))
        await sign("a partition without a worker", Heartbeat(services, leases))
        await leases.renew()
        stuck = await redis.xadd(keys.inbox(2), {"r": "x"}, id=old)
        await sign("a message stuck", Heartbeat(services, leases))
        await redis.xdel(keys.inbox(2), stuck)
        await sign("well again", Heartbeat(services, leases))
    assert signs.pop("well") == signs.pop("well again") == 1
    figure(
        "The heartbeat to outside, when residents are not answered",
        f"{sum(signs.values())} signs in {len(signs)} kinds of trouble",
        "0 signs in 5 kinds of trouble",
        len(signs) == 5 and not any(signs.values()),
    )


async def test_the_figures_are_never_open_to_the_street(quiet_house: House, figure: Figure) -> None:
    settings = quiet_house.services.settings
    asked = {f"{door} to loopback": await ask(quiet_house.services, **{door: "192.0.2.1"}) for door in DOORS}
    for token in ("", "een-lang-geheim"):
        more = {"metrics_token": SecretStr(token), "public_url": "https://omzien.example"}
        public = replace(quiet_house.services, settings=settings.model_copy(update=more))
        for given in (
            "",
            "Bearer",
            "Bearer ",
            "Bearer fout",
            "Bearer een-lang-gehei",
            "Basic een-lang-geheim",
        ):
            asked[f"{token}, {given}"] = await ask(public, authorization=given)
        asked[f"{token}, from afar"] = await ask(public, client="192.0.2.7")
    open_ = [way for way, answer in asked.items() if answer.status_code != 404 or answer.text]
    figure(
        "Figures read without the token from elsewhere than the machine itself",
        f"{len(open_)} of {len(asked)} ways",
        "0 ways",
        not open_ and (await ask(quiet_house.services)).status_code == 200,
    )


def _listed(name: str, label: str, value: str) -> bool:
    """Whether a value is on the closed list of its label; the end of a bucket is a number of the table."""
    metric = next(each for each in TABLE if _of(each, name))
    if label == "le":
        return value == "+Inf" or float(value) in metric.edges
    return any(each.name == label and value in each.all for each in metric.labels)


def _of(metric: Metric, name: str) -> bool:
    return name in {metric.full + end for end in ("", "_total", "_bucket", "_count", "_sum")}


def _cost(times: int) -> float:
    """Seconds of the processor for everything that is counted of one turn over Telegram, in memory."""
    tally, entry = Tally(), f"{int(time.time() * 1000)}-0"
    item = Item(entry, REF, 1, {"kind": "text", "text": "x"}, 0, 0.0, False)
    steps: tuple[Callable[[], object], ...] = (
        lambda: heard(tally, "telegram", Accepted(REF, 1)),
        lambda: finished(tally, item, Outcome(), {"channel": "telegram"}),
        lambda: tally.took(TURN_S, 0.004),
        lambda: attempted(tally, Parcel("ordinary", entry, 1), Delivered(("1",))),
    )
    begun = time.process_time()
    for _ in range(times):
        for step in steps:
            step()
    return (time.process_time() - begun) / times
