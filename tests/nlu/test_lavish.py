# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from nlu.directory import ROOT
from nlu.lavish import without_collector

FAULTS = """
import resource
import numpy as np
from nlu.lavish import keep_memory
{first}
np.ones(8_000_000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(10):
    np.ones(8_000_000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def test_the_collector_rests_while_it_trains_and_goes_on_as_it_did_before() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError), without_collector():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
    gc.disable()
    try:
        with without_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def faults(first: str) -> int:
    """How often ten large arrays, one after the other, need memory the machine has to clear first."""
    script = FAULTS.format(first=first)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_memory_that_is_free_again_is_used_for_the_next_array() -> None:
    assert faults("keep_memory()") < faults("") / 10
