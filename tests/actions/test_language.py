# SPDX-License-Identifier: EUPL-1.2
"""Other languages."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk

ENGLISH = "I have lost my job and I cannot pay the rent anymore, can you help me please"


@pytest.mark.parametrize("text", [ENGLISH, "Допоможіть мені, будь ласка", "أحتاج مساعدة"])
def test_another_language_gets_a_short_line_and_a_person_whatever_the_model_sees(
    talk: Talk, text: str
) -> None:
    reply = talk.worry(text, "geld")
    assert "mens" in [button.id for button in reply.buttons]
    assert not [part.contact for part in reply.parts if part.contact]
    assert "Nederlands" in " ".join(part.text for part in reply.parts) or "Dutch" in str(reply)


@pytest.mark.parametrize("text", ["ich bin nie meer buiten en mam belt niet", "ik heb no money please"])
def test_dialect_and_a_borrowed_word_are_dutch(talk: Talk, text: str) -> None:
    reply = talk.worry(text, "geld")
    assert talk.slots["themes"][0] == "geld"
    assert reply.parts
