# SPDX-License-Identifier: EUPL-1.2
"""Canned replies: holes a worker's page can fill, and no number that is not kept in one place."""

from __future__ import annotations

from collections.abc import Iterator

from content import holes
from content.checks.cards import NUMBER, NUMBERS
from content.checks.texts import Written, texts
from content.entry import Entry
from content.problem import Problem

MOST_NAME = 60


def problems(entry: Entry) -> Iterator[Problem]:
    """What is wrong with a canned reply."""
    if len(str(entry.data["name"])) > MOST_NAME:
        yield entry.problem(
            f"this name is too long to choose from: make it {MOST_NAME} signs or fewer", "name"
        )
    for written in texts(entry):
        yield from _holes(written)
        for number in NUMBER.findall(written.text):
            if number not in NUMBERS:
                message = f"{number} can change: write it as {{contact.phone}}, so that it does so everywhere"
                yield written.problem(message)


def _holes(written: Written) -> Iterator[Problem]:
    if written.where == ("name",) and holes.names(written.text):
        yield written.problem("a name is chosen from a list and is not filled: leave the hole out")
        return
    for name in holes.names(written.text):
        if "." not in name and name not in holes.WORKERS:
            known = ", ".join(f"{{{hole}}}" for hole in holes.WORKERS)
            yield written.problem(f"nothing fills {{{name}}}: use {known} or {{contact.phone}}")
