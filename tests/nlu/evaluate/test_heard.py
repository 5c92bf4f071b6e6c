# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from nlu.evaluate.heard import heard


def test_what_parse_says_comes_with_the_decision(var: Path, model: Path) -> None:
    texts = ["ik heb schulden en woon in borculo", "ik wil een mens spreken", "hoe laat is het"]
    worry, human, outside = heard(model, var / "content", texts)
    assert worry.first(1) == ("geld",) and len(worry.first(3)) == 3
    assert (worry.place, worry.municipality) == ("borculo", "Berkelland")
    assert worry.decision in ("sure", "confirm", "unsure")
    assert human.human and not worry.human
    assert (outside.decision, outside.out_of_scope) == ("out_of_scope", True)
