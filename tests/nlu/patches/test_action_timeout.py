# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from rasa.core.actions import action

from nlu.patches.action_timeout import SECONDS


def test_an_action_gets_three_seconds() -> None:
    assert action.DEFAULT_REQUEST_TIMEOUT == SECONDS == 3
