# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.gone import contacts, without

MONEY = "Sluit nu geen lening af. Bel met {geldfit.name}: {geldfit.phone}. Zij helpen. {geldfit.open}"


def test_a_sentence_about_who_is_gone_goes_and_so_does_what_says_more_of_them() -> None:
    assert without(MONEY, {"geldfit"}) == "Sluit nu geen lening af."
    assert without(MONEY, {"luisterlijn"}) == without(MONEY, ()) == MONEY


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Even praten? Bel {hulp.phone}. Dag en nacht.", ""),
        ("Niet veilig? Bel {hulp.phone}. Gratis, dag en nacht. Gevaar? Bel 112.", "Gevaar? Bel 112."),
        ("Bel {hulp.phone}. Vraag ook {ander.name}. Dat mag.", "Vraag ook {ander.name}. Dat mag."),
        ("Dicht.\nBel {hulp.phone}.\n\nTot later.", "Dicht.\n\nTot later."),
        ("Bel {hulp.phone}. Gratis advies geeft {ander.name}.", "Gratis advies geeft {ander.name}."),
    ],
)
def test_what_is_left_can_be_read(text: str, left: str) -> None:
    assert without(text, {"hulp"}) == left


def test_the_contacts_of_a_text_are_each_named_once() -> None:
    assert contacts("{first_name} {a.name} {b.phone} {a.phone}") == ["a", "b"]
