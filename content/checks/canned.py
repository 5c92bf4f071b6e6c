# SPDX-License-Identifier: EUPL-1.2
"""Canned replies: holes a worker's page can fill, and no number that is not kept in one place."""

from __future__ import annotations

from collections.abc import Iterator

from content import holes
from content.checks.cards import NUMBER, NUMBERS
from content.checks.texts import Written, texts
from content.entry import Entry
from content.findings import say
from content.problem import Problem

MOST_NAME = 60


def problems(entry: Entry) -> Iterator[Problem]:
    """What is wrong with a canned reply."""
    if len(str(entry.data["name"])) > MOST_NAME:
        yield entry.problem(say("name_long", most=MOST_NAME), "name")
    for written in texts(entry):
        yield from _holes(written)
        for number in NUMBER.findall(written.text):
            if number not in NUMBERS:
                yield written.problem(say("canned_number", number=number))


def _holes(written: Written) -> Iterator[Problem]:
    if written.where == ("name",) and holes.names(written.text):
        yield written.problem(say("hole_in_name"))
        return
    for name in holes.names(written.text):
        if "." not in name and name not in holes.WORKERS:
            known = ", ".join(f"{{{hole}}}" for hole in holes.WORKERS)
            yield written.problem(say("hole_canned", name=name, allowed=known))
