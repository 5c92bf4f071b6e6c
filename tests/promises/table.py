# SPDX-License-Identifier: EUPL-1.2
"""Print the figures of a run of all promises: `python -m tests.promises.table FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.promises.figures import Row, read
from tests.promises.made import Made, made

AT_MOST = 3
"""Of a promise that was measured many times, only so many different figures are printed."""


def lines(promises: list[Made], rows: list[Row]) -> tuple[list[tuple[str, ...]], bool]:
    """A line for every promise, also one that nothing was measured of; and whether all are kept."""
    found = [_line(promise, [row for row in rows if row.promise == promise.promise]) for promise in promises]
    return found, all(line[-1] == "yes" for line in found)


def _line(promise: Made, rows: list[Row]) -> tuple[str, ...]:
    broken = [row for row in rows if not row.kept]
    values = list(dict.fromkeys(row.figure for row in broken or rows))
    shown = "; ".join(values[:AT_MOST]) + (f"; and {len(values) - AT_MOST} more" if values[AT_MOST:] else "")
    kept = "not measured" if not rows else "NO" if broken else "yes"
    return promise.promise, shown, promise.bar, kept


def main(folder: Path) -> int:
    """Print it; 1 when a promise is not kept or was not measured."""
    found, kept = lines(made(), read(folder))
    width = max(len(line[-1]) for line in found)
    for promise, value, bar, word in found:
        print(f"{word.rjust(width)}  {promise}")
        print(f"{'':{width}}  {value or '-'}   (bar: {bar})")
    print(f"{sum(line[-1] == 'yes' for line in found)} of {len(found)} promises kept")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
