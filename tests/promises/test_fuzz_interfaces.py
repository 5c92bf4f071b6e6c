# SPDX-License-Identifier: EUPL-1.2
"""What programs may ask, tried from its OpenAPI description with whatever fits it and whatever does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bot.settings import ROOT
from bot.web import keys
from tests.bot.web.office_served import OfficeServed, serve_office
from tests.promises.every_route import all_ways
from tests.promises.figures import Figure, Size
from tests.promises.page_rules import INSIDES
from tests.promises.shelter import folder

PAGES = {"rest": ROOT / "docs/openapi/rest.yml", "hsds": ROOT / "docs/openapi/hsds.yml"}
BEGIN = {"rest": ("/webhooks/rest", "/conversations"), "hsds": ("/hsds",)}
HEALTH = list(HealthCheck)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def described(name: str) -> dict[str, Any]:
    """The description as it is published."""
    found: dict[str, Any] = yaml.safe_load(PAGES[name].read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def served(redis_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeServed]:
    """The real app on a port."""
    with serve_office(redis_url, folder(tmp_path_factory)) as found:
        yield found


@pytest.mark.parametrize("name", PAGES)
def test_whatever_is_asked_is_answered_as_described(
    served: OfficeServed, name: str, size: Size, figure: Figure
) -> None:
    schema = schemathesis.openapi.from_dict(described(name))
    asked, shown = [0], list[str]()
    for found in schema.get_all_operations():
        one = found.ok()
        # Where there is nothing to fill in but any text in the address, nothing can be filled in wrongly.
        for mode in GenerationMode if list(one.query) or list(one.body) else [GenerationMode.POSITIVE]:
            _try(served, one, mode, size(100, 8), asked, shown)
    figure(
        "Answers of the REST and HSDS addresses that are a 500, a trace or not as described",
        f"{len(shown)} of {asked[0]} {shown[:3] or ''}".strip(),
        "0",
        not shown and asked[0] > 20,
    )


def _try(
    served: OfficeServed, one: Any, mode: GenerationMode, most: int, asked: list[int], shown: list[str]
) -> None:
    """Ask one operation so many things; what was wrong is added to `shown`."""

    @settings(max_examples=most, deadline=None, database=None, derandomize=True, suppress_health_check=HEALTH)
    @given(case=one.as_strategy(mode))
    def tried(case: schemathesis.Case) -> None:
        # Whoever asks too often waits a minute: that is tried elsewhere.
        served.run(_unbraked(served))
        asked[0] += 1
        try:
            answer = case.call_and_validate(served.url, checks=CHECKS, timeout=10)
            shown.extend(f"{one.label}: {word}" for word in INSIDES.findall(answer.text))
        except FailureGroup as failed:
            shown.append(f"{one.label}: {failed.exceptions[0]}")

    tried()


async def _unbraked(served: OfficeServed) -> None:
    redis = served.office.house.services.redis
    names = [name async for name in redis.scan_iter(keys.brake("*", "*"), count=1000)]
    if names:
        await redis.delete(*names)


def test_the_descriptions_name_every_address_there_is(figure: Figure) -> None:
    ways = {(way.method.lower(), way.path.rstrip("/")) for way in all_ways()}
    wrong = []
    for name, begin in BEGIN.items():
        found = {(m, path) for path, item in described(name)["paths"].items() for m in item}
        wrong += sorted(found ^ {way for way in ways if way[1].startswith(begin)})
    figure(
        "Addresses for programs that their description does not have, or has too many",
        f"{len(wrong)} {wrong}" if wrong else "0",
        "0",
        not wrong,
    )
