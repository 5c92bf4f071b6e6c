# SPDX-License-Identifier: EUPL-1.2
"""The retention table."""

import inspect

import pytest

from store import keys, retention
from store.conversation import ConversationRef

REF = ConversationRef("standaard", "0123456789abcdef" * 2)
ARGUMENTS = {
    "ref": REF,
    "partition": 7,
    "lane": "urgent",
    "role": "turn",
    "way": "mail",
    "organisation": "standaard",
    "worker": "anja",
    "name": "els",
    "day": "2026-11-21",
    "digest": "a" * 32,
    "id": "b" * 16,
}
FUNCTIONS = [
    f
    for _, f in inspect.getmembers(keys, inspect.isfunction)
    if not f.__name__.startswith("_") and f.__module__ == "store.keys"
]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
def test_every_key_has_a_row(function: object) -> None:
    assert callable(function)
    wanted = inspect.signature(function).parameters
    name = function(**{n: ARGUMENTS[n] for n in wanted})
    assert retention.row(name) is not None, name


def test_a_key_nobody_declared_has_no_row() -> None:
    assert retention.row("omz:{p07}:diary:standaard:" + "a" * 32) is None


def test_everything_about_a_person_has_an_end() -> None:
    endless = {row.kind for row in retention.TABLE if row.personal and row.seconds is None}
    # Accounts and duties last as long as somebody works there; removing them is the coordinator's move. Who
    # brought a calendar goes with it, who had Omzien learn with the next time, who has a conversation when
    # that is over.
    assert endless == {"users", "teams", "agenda", "training", "load"}


@pytest.mark.parametrize("kind", ["desk", "load", "promises", "timers"])
def test_what_a_conversation_leaves_elsewhere_has_no_time_of_its_own(kind: str) -> None:
    """Who waits is there for up to ninety days and who has a worker for longer: a number would be untrue."""
    (row,) = [row for row in retention.TABLE if row.kind == kind]
    assert row.seconds is None and row.ends == "done"
