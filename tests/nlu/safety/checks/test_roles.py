# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.safety.checks.roles import Roles
from nlu.safety.safety import HERE
from tests.nlu.safety.checks.small import Small


def test_a_role_is_known_by_its_card_unless_the_card_only_follows_another(small: Small) -> None:
    roles = Roles.of(small.base / "safety" / "cards.yml")
    assert roles.of_kind == {"suicide": {"self"}, "geweld": {"victim", "unsure"}, "gevaar": {"now"}}
    assert set(roles.kinds) == {"none", "suicide", "geweld", "gevaar"}


def test_our_own_cards_give_every_kind_its_roles() -> None:
    roles = Roles.of(HERE / "cards.yml").of_kind
    assert {"self", "other", "child"} <= roles["suicide"]
    assert {"victim", "child", "perpetrator", "bystander"} <= roles["geweld"]
    assert {"now", "medical", "gas"} <= roles["gevaar"]
