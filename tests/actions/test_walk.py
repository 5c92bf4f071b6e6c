# SPDX-License-Identifier: EUPL-1.2
"""Long conversations without any plan: whatever is typed or pressed, every answer keeps the house rules."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.actions.talk import RANKED, RULES, Talk

TEXTS = (
    "ja",
    "nee",
    "weet ik niet",
    "hilversum",
    "hengelo",
    "gelderland",
    "xyz",
    "ik heb schulden",
    "🙂",
    "😡 rot op!!",
)
DECISIONS = ("sure", "confirm", "unsure", "out_of_scope")
STEPS = 25


def wander(talk: Talk, chance: random.Random) -> None:
    for _ in range(STEPS):
        if talk.last and chance.random() < 0.4:
            button = chance.choice(talk.last.buttons)
            talk.presses(button.id, **button.data)
        elif chance.random() < 0.5:
            talk.says(chance.choice(sorted(set(RULES) - {"knop"})), chance.choice(TEXTS))
        else:
            themes = chance.sample(RANKED, chance.randint(1, 2))
            intent = chance.choice(
                ["zorg_delen", "buiten_bereik", "bevestigen", "ontkennen", "mens", "plaats"]
            )
            talk.worry(chance.choice(TEXTS), *themes, decision=chance.choice(DECISIONS), intent=intent)
        talk.context["gap_hours"] = chance.choice([0, 0, 0, 48])


@pytest.mark.parametrize("seed", range(60))
def test_no_order_of_words_and_buttons_leads_to_a_dead_end(talks: Callable[[], Talk], seed: int) -> None:
    wander(talks(), random.Random(seed))


@pytest.mark.parametrize("seed", range(60, 80))
def test_nor_in_a_handoff_on_a_shared_phone_or_marked_for_the_desk(
    talks: Callable[[], Talk], seed: int
) -> None:
    talk = talks()
    talk.context |= {
        "form": "u",
        "shared_phone": True,
        "crisis": seed % 2 == 0,
        "state": "open" if seed % 3 else "pending",
    }

    wander(talk, random.Random(seed))
