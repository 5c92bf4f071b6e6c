# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.formal import formal


@pytest.mark.parametrize("text", ["Geachte heer/mevrouw,", "L.S.", "Hoogachtend", "mijn cliënte", "MVG Anja"])
def test_a_letter_is_known_by_its_words(text: str) -> None:
    assert formal(text)


@pytest.mark.parametrize("text", ["hallo", "ik heb een huisarts", "ls je kan", ""])
def test_everyday_words_are_no_letter(text: str) -> None:
    assert not formal(text)
