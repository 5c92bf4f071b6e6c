# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.utils.common import all_subclasses

from nlu.patches.event_types import ORIGINAL, resolve


@pytest.mark.parametrize(
    "name", sorted({c.type_name for c in all_subclasses(Event) if c.type_name} | {"topic"})
)
def test_every_event_type_is_the_class_rasa_finds(name: str) -> None:
    assert resolve(name) is resolve(name) is ORIGINAL(name)


def test_an_unknown_type_gives_the_default_or_an_error_every_time() -> None:
    assert resolve("unknown", SlotSet) is SlotSet
    for _ in range(2):
        with pytest.raises(ValueError, match="unknown"):
            resolve("unknown")


def test_rasa_uses_it() -> None:
    assert Event.resolve_by_type is resolve
