# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain

from nlu.patches.domain_check import ORIGINAL

HEARD = {"intent": {"name": "begroeten"}, "entities": []}


def test_no_domain_is_built_for_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    built = list[int]()
    empty = Domain.empty
    monkeypatch.setattr(Domain, "empty", lambda: built.append(1) or empty())
    processor = MessageProcessor.__new__(MessageProcessor)
    processor.domain = Domain.from_dict({"intents": ["begroeten"]})
    ORIGINAL(processor, HEARD)
    assert built == [1]
    processor._check_for_unseen_features(HEARD)
    assert built == [1]
