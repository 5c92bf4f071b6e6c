# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json

from nlu.evaluate.goals import GOALS
from nlu.evaluate.section import Section


def test_a_message_belongs_to_what_was_heard_of_it(section: Section) -> None:
    assert [one.worry.text for one in section.ours.told] == section.messages.texts[:2]
    assert [one.danger.text for one in section.ours.judged] == section.messages.texts


def test_every_goal_has_a_figure_as_json(section: Section) -> None:
    data = json.loads(json.dumps(section.data()))
    assert set(data["figures"]) == {goal.name for goal in GOALS}
    assert data["figures"]["top_1"] == {"good": 1, "of": 2, "share": 0.5, "keywords": 0.0}
    assert data["messages"] == {"worries": 2, "danger": 1}
    assert data["confusion"] == {"geld": [1, 0], "werk": [1, 0]}
