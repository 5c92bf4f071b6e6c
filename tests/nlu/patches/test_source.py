# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from types import ModuleType

import pytest

from nlu.patches import action_result, action_timeout, event_types, graph_run
from nlu.patches.source import RasaChanged, digest, expect

PATCHES = (action_result, action_timeout, event_types, graph_run)


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.__name__.rsplit(".", 1)[-1])
def test_the_code_under_each_patch_is_the_code_it_was_written_for(patch: ModuleType) -> None:
    assert digest(patch.ORIGINAL) == patch.KNOWN


def test_a_patch_refuses_code_it_was_not_written_for() -> None:
    with pytest.raises(RasaChanged, match="digest"):
        expect(digest, "0" * 16)
