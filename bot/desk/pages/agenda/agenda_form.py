# SPDX-License-Identifier: EUPL-1.2
"""What an editor fills in about a calendar, and the file that may come with it."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.agenda.calendar import MOST_BYTES
from bot.agenda.feed import Feed, key_of
from bot.agenda.fetch import NotFetched
from content.catalogue import Catalogue
from content.gazetteer import places

MOST = {"naam": 80, "adres": 500, "plaats": 80, "organisatie": 120}
SLACK = 100_000
"""Bytes of a form beside its file."""


async def posted(request: Request) -> tuple[dict[str, str], bytes]:
    """The fields and the file; 413 for more than may come, before it is all read."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > 2 * MOST_BYTES + SLACK:
        raise HTTPException(413)
    async with request.form(max_files=1, max_fields=10) as form:
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
        file = form.get("bestand")
        data = await file.read() if isinstance(file, UploadFile) else b""
    return texts, data


def feed(texts: dict[str, str], book: Catalogue, owner: str, taken: Collection[str]) -> Feed:
    """The calendar that was filled in; NotFetched with what is not right yet."""
    told = {name: texts.get(name, "").strip()[:most] for name, most in MOST.items()}
    if not told["naam"]:
        raise NotFetched("desk_agenda_no_name")
    place = places.find(book, told["plaats"]).place
    if place is None:
        raise NotFetched("desk_agenda_no_place")
    key = key_of(told["naam"])
    if key in taken:
        raise NotFetched("desk_agenda_taken")
    return Feed(key, told["naam"], told["adres"], place.municipality_code, told["organisatie"], owner)
