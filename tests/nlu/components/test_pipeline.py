# SPDX-License-Identifier: EUPL-1.2
"""The components together, in the graph of a trained model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.message import Message

from nlu.components.tokenizer import DutchTokenizer, said


@pytest.fixture(scope="module")
def agent(model: Path) -> Agent:
    return Agent.load(model)


async def heard(agent: Agent, text: str) -> dict[str, Any]:
    return await agent.parse_message(text)


async def test_a_worry_comes_out_with_everything_an_action_needs(agent: Agent) -> None:
    found = await heard(agent, "ik heb schulden bij de bank")
    assert found["intent"]["name"] == "zorg_delen"
    assert found["themes"][0]["theme"] == "geld" and len(found["themes"]) == 3
    assert {"detected", "decision", "human", "out_of_scope", "intent_ranking"} <= set(found)


async def test_a_place_alone_is_the_intent_plaats_with_its_entity(agent: Agent) -> None:
    found = await heard(agent, "ik woon in Hilversum")
    assert found["intent"] == {"name": "plaats", "confidence": 1.0}
    (entity,) = found["entities"]
    assert (entity["entity"], entity["value"], entity["municipality_code"]) == (
        "place",
        "Hilversum",
        "GM0402",
    )


async def test_a_place_in_a_worry_is_an_entity_only(agent: Agent) -> None:
    found = await heard(agent, "ik woon in Borculo en ik heb schulden en de deurwaarder staat voor de deur")
    assert found["intent"]["name"] == "zorg_delen"
    assert found["entities"][0]["municipality_code"] == "GM1859"


async def test_another_language_is_named_and_out_of_scope(agent: Agent) -> None:
    found = await heard(agent, "Kiramı ödeyemiyorum ve çok borcum var")
    assert (found["language"], found["intent"]["name"]) == ("tr", "buiten_bereik")
    assert found["out_of_scope"]


@pytest.mark.parametrize("text", ["👍", "...", ""])
async def test_a_message_without_words_is_out_of_scope(agent: Agent, text: str) -> None:
    found = await heard(agent, text)
    assert (found["intent"]["name"], found["out_of_scope"], found["entities"]) == ("buiten_bereik", True, [])


def test_the_tokenizers_words_are_what_the_recogniser_reads() -> None:
    message = Message.build("Ik heb schulden!")
    DutchTokenizer(DutchTokenizer.get_default_config()).process([message])
    assert [word.text for word in said(message).words] == ["Ik", "heb", "schulden", "!"]
    assert said(message).line == "ik heb schulden !"
