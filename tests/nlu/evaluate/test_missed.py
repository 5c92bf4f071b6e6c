# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.evaluate.missed import missed
from nlu.evaluate.section import Section


def test_only_what_went_wrong_is_listed(section: Section) -> None:
    text = missed(section)
    assert "goed begrepen" not in text
    assert "[werk -> geld] slecht begrepen" in text
    assert "[geweld, veiled -> none] niet gezien" in text
