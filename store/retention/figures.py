# SPDX-License-Identifier: EUPL-1.2
"""What is counted, what was done at night, and the clock of tests."""

from __future__ import annotations

from store.retention.row import Row

ROWS: tuple[Row, ...] = (
    Row("counts", "omz:counts:[0-9-]+", "counted events of a day", "figures", None, False, "stays"),
    Row("metrics", "omz:metrics", "counts for whoever watches", "seeing trouble", None, False, "stays"),
    Row(
        "night",
        "omz:night",
        "the last night on which the file was written anew",
        "once a night",
        None,
        False,
        "stays",
    ),
    Row("clock", "omz:clock", "an offset, in tests only", "moving clocks in tests", None, False, "stays"),
)
