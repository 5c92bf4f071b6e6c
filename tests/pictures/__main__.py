# SPDX-License-Identifier: EUPL-1.2
"""`make pictures`: take them anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.pictures import LARGEST, TARGET, take
from tests.whole.installation import installation, train_once


def main() -> int:
    """Take them all; 0 when they are small enough to be read on a slow line."""
    train_once()
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, installation(Path(folder)) as omzien:
        take(omzien, TARGET)
    sizes = {path.name: path.stat().st_size for path in sorted(TARGET.glob("*.png"))}
    for name, size in sizes.items():
        print(f"docs/pictures/{name}: {size // 1000} kB")
    return 1 if max(sizes.values()) > LARGEST else 0


if __name__ == "__main__":
    raise SystemExit(main())
