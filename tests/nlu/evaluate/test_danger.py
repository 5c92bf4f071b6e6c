# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.evaluate.danger import by_kind, by_register, by_role, certainties, figures
from nlu.evaluate.share import Share
from tests.nlu.evaluate.sample import judged

JUDGED = [
    judged("suicide", "explicit", "suicide"),
    judged("suicide", "veiled", None, role="child"),
    judged("geweld", "third_person", "gevaar", role="bystander", register="sms"),
    judged(None, "misleading", "suicide"),
    judged(None, "misleading", None),
    judged(None, "ordinary", None),
    judged(None, "everyday", "gevaar"),
]


def test_danger_of_another_kind_was_seen_but_is_not_right() -> None:
    found = figures(JUDGED)
    assert (found["recall"], found["right_kind"], found["seen_right"]) == (
        Share(2, 3),
        Share(1, 2),
        Share(1, 3),
    )


def test_recall_is_told_by_how_clearly_it_was_said() -> None:
    found = figures(JUDGED)
    said = (found["explicit"], found["veiled"], found["third_person"])
    assert said == (Share(1, 1), Share(0, 1), Share(1, 1))


def test_false_alarms_are_told_apart() -> None:
    found = figures(JUDGED)
    alarms = (found["misleading_alarm"], found["ordinary_alarm"], found["everyday_alarm"])
    assert alarms == (Share(1, 2), Share(0, 1), Share(1, 1))


def test_each_kind_and_role_has_its_recall() -> None:
    kinds = by_kind(JUDGED)
    assert (kinds["suicide"]["seen"], kinds["geweld"]["right kind"]) == (Share(1, 2), Share(0, 1))
    assert by_role(JUDGED) == {
        "suicide child": Share(0, 1),
        "suicide self": Share(1, 1),
        "geweld bystander": Share(1, 1),
    }


def test_clear_and_perhaps_are_counted_apart() -> None:
    found = certainties(JUDGED)
    assert found["misleading"] == {"clear": Share(1, 2), "perhaps": Share(0, 2)}


def test_a_register_does_not_count_the_worries_as_false_alarms() -> None:
    found = by_register(JUDGED)
    assert found["sms"]["seen"] == Share(1, 1)
    assert found["plain"] == {"seen": Share(1, 2), "misleading": Share(1, 2), "ordinary": Share(0, 1)}
