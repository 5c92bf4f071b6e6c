# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from copy import _reconstruct, copy  # type: ignore[attr-defined]

import pytest
from rasa.shared.core.slots import AnySlot, BooleanSlot, ListSlot, Slot, TextSlot

from nlu.patches import slot_copy


@pytest.mark.parametrize("kind", [AnySlot, BooleanSlot, ListSlot, TextSlot])
def test_a_copy_is_what_python_itself_would_make(kind: type[Slot]) -> None:
    slot = kind("wonen", [{"type": "custom"}], influence_conversation=False)
    slot.value = ["een"]
    known = _reconstruct(slot, None, *slot.__reduce_ex__(4))
    found = copy(slot)
    assert type(found) is type(known) and vars(found) == vars(known) == vars(slot)


def test_a_copy_goes_its_own_way() -> None:
    slot = TextSlot("woorden", [])
    slot.value = "een"
    found = copy(slot)
    found.value = "twee"
    assert slot.value == "een"


def test_a_slot_that_knows_another_way_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Slot, "__copy__", lambda self: self)
    with pytest.raises(slot_copy.RasaChanged):
        slot_copy.apply()
