# SPDX-License-Identifier: EUPL-1.2
"""The page with figures as Prometheus sees it."""

from __future__ import annotations

import httpx
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from bot.app import app
from bot.metrics.keeper import Keeper
from bot.services import Services

BASE = "http://127.0.0.1:8080"


async def ask(
    services: Services, address: str = "/metrics", client: str = "127.0.0.1", **headers: str
) -> httpx.Response:
    """GET it from this address; what was counted is kept first."""
    if address == "/metrics":
        await Keeper(services.redis, services.tally).keep()
    transport = httpx.ASGITransport(app(services), client=(client, 4000))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as http:
        return await http.get(address, headers={name.replace("_", "-"): v for name, v in headers.items()})


def samples(text: str) -> list[Sample]:
    """Everything a page says."""
    return [sample for family in text_string_to_metric_families(text) for sample in family.samples]


async def figures(services: Services) -> dict[str, float]:
    """Every figure by its name and its labels, such as `omzien_turns_total{rest,answer}`."""
    answer = await ask(services)
    assert answer.status_code == 200
    return {_named(sample): sample.value for sample in samples(answer.text)}


def _named(sample: Sample) -> str:
    return sample.name + ("{" + ",".join(sample.labels.values()) + "}" if sample.labels else "")
