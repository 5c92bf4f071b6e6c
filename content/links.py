# SPDX-License-Identifier: EUPL-1.2
"""Asks every website of the content whether it is still there: a few at a time, one of each host."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from content.checks import websites
from content.checks.directory import HEADER
from content.findings import say
from content.gazetteer.files import PlaceFiles
from content.library import Library
from content.problem import Problem

AGENT = "Omzien-linkcontrole/1 (vraagt of een website er nog is)"
PATIENCE = 10.0
AT_ONCE = 6
MOST_STEPS = 5
GONE = (404, 410)
FOR_GOOD = (301, 308)


@dataclass(frozen=True)
class Link:
    """A website with the place where an editor wrote it."""

    url: str
    place: Problem


@dataclass(frozen=True)
class Answer:
    """What came back: a status (0 for nothing at all), where it ended, and whether it moved for good."""

    status: int
    url: str
    moved: bool = False

    @property
    def there(self) -> bool:
        """Whether somebody who follows the link gets a page."""
        return 200 <= self.status < 300


def links(library: Library, places: PlaceFiles) -> Iterator[Link]:
    """Every website an entry or a municipality has; what is no address is named by the check."""
    for organisation in library.organisations:
        for entry in library.changed("contact", organisation).values():
            yield Link(str(entry.data.get("website") or ""), entry.problem("", "website"))
    table = places.folder / "municipalities.csv"
    for line, row in enumerate(places.municipalities, start=HEADER + 1):
        yield Link(row["website"], Problem(table, line, ""))


def problems(found: Iterable[Link], via: str = "") -> list[Problem]:
    """What is wrong with the links; `via` is an address that answers for all of them, to try this out."""
    wanted = [link for link in found if websites.sound(link.url)]
    answers = asyncio.run(_ask({link.url for link in wanted}, via))
    said = ((link.place, _said(link.url, answers[link.url])) for link in wanted)
    return sorted({_at(place, one) for place, one in said if one is not None})


def _at(place: Problem, said: tuple[str, bool]) -> Problem:
    message, dead = said
    return Problem(place.file, place.line, message, "error" if dead else "hint")


def _said(url: str, answer: Answer) -> tuple[str, bool] | None:
    """What an editor is told, and whether the link is dead."""
    if answer.status == 0:
        return say("link_silent", url=url, seconds=round(PATIENCE)), True
    if answer.status in GONE:
        return say("link_gone", url=url, status=answer.status), True
    if not answer.there:
        return say("link_unsure", url=url, status=answer.status), False
    if answer.moved and answer.url != url:
        return say("link_moved", url=url, to=answer.url), False
    return None


async def _ask(urls: set[str], via: str) -> dict[str, Answer]:
    few = asyncio.Semaphore(AT_ONCE)
    hosts: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
    async with httpx.AsyncClient(headers={"User-Agent": AGENT}, timeout=PATIENCE) as client:

        async def one(url: str) -> tuple[str, Answer]:
            async with hosts[urlsplit(url).hostname or ""], few:
                return url, await _follow(client, url, via)

        return dict(await asyncio.gather(*(one(url) for url in sorted(urls))))


async def _follow(client: httpx.AsyncClient, url: str, via: str) -> Answer:
    """Where a link ends; it moved when every step said that it did so for good."""
    moved, here = True, url
    for _ in range(MOST_STEPS):
        answer = await _one(client, here, via)
        if answer is None:
            return Answer(0, here)
        target = answer.headers.get("location")
        if not answer.is_redirect or not target:
            return Answer(answer.status_code, here, moved and here != url)
        moved = moved and answer.status_code in FOR_GOOD
        here = str(httpx.URL(here).join(target))
    return Answer(0, here)


async def _one(client: httpx.AsyncClient, url: str, via: str) -> httpx.Response | None:
    """HEAD costs them least; who does not answer that well is asked for the page itself."""
    for method in ("HEAD", "GET"):
        try:
            async with asyncio.timeout(PATIENCE), client.stream(method, _address(url, via)) as answer:
                if answer.status_code < 400 or method == "GET":
                    return answer
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
            continue
    return None


def _address(url: str, via: str) -> str:
    return f"{via}/{url}" if via else url
