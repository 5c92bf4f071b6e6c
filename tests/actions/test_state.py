# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from actions.state import State, changes, load


def test_unset_slots_give_the_first_state() -> None:
    assert load({"question": None, "themes": None, "someone_elses": 1}) == State()


def test_what_was_written_is_read_back() -> None:
    state = State(question="place", themes=["geld"], urgency="today", place={"name": "Hilversum"})

    assert load(changes(State(), state)) == state


def test_only_what_changed_is_written() -> None:
    assert changes(State(page=1), State(page=2)) == {"page": 2}
