# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json

from nlu.explain.record import record
from nlu.explain.texts import Texts
from nlu.parse import Parser

MESSAGES = [
    "ik doe de post niet meer open",
    "mijn oog is weer blauw en ik zeg op het werk dat ik gevallen ben",
    "sinds mijn scheiding kom ik niet meer rond, de deurwaarder belt en ik slaap slecht, wat moet ik doen",
]


def test_the_explanation_belongs_to_the_result_beside_it(parser: Parser) -> None:
    for result, why in parser.explain([*MESSAGES, "ik woon in borculo"]):
        assert why.place == result["place"] and why.out_of_scope == result["out_of_scope"]
        assert why.danger.verdict.kind == result["crisis"]
        best = [(theme["theme"], theme["confidence"]) for theme in result["themes"]]
        told = [(theme.name, theme.confidence) for theme in why.heard.themes]
        assert told == best[: len(told)]


def test_as_data_it_is_plain_json_without_the_message(parser: Parser, texts: Texts) -> None:
    ((_, why),) = parser.explain(["er komt morgen een deurwaarder"])
    kept = json.loads(json.dumps(record(why, texts)))
    assert kept["because"]["says"].startswith("Besluit: ")
    assert kept["heard"]["themes"][0]["words"][0].keys() == {"text", "without"}
    assert "message" not in kept
