# SPDX-License-Identifier: EUPL-1.2
"""What the check says: `content/safety/check.yml`, with names filled in."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from nlu.safety.examples import read_yaml
from nlu.safety.safety import HERE

FILE = HERE / "check.yml"
HOLE = re.compile(r"\{([a-z]+)\}")


def say(name: str, /, **values: object) -> str:
    """The text of that name with its holes filled."""
    return HOLE.sub(lambda hole: str(values[hole[1]]), _texts()[name])


def either(words: Collection[str]) -> str:
    """Words to choose from, if any."""
    most, last = sorted(words)[:-1], sorted(words)[-1:]
    return " of ".join([", ".join(most), *last] if most else last)


@cache
def _texts() -> dict[str, str]:
    return dict(read_yaml(FILE))
