# SPDX-License-Identifier: EUPL-1.2
"""Whether what was compiled is what stands in the files: until it is, danger is heard by the older rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from content.problem import Problem
from nlu.safety.checks.texts import say
from nlu.safety.compile import learned_from
from nlu.safety.examples import read_yaml
from nlu.safety.safety import RULES_FILE


def problems(rules: Path) -> Iterator[Problem]:
    """What changed since the last time; nothing where nothing was ever compiled."""
    kept = rules.parent / RULES_FILE
    if not kept.is_file():
        return
    data = json.loads(kept.read_text("utf-8"))
    if _without_ordinary(data["rules"]) != read_yaml(rules):
        yield Problem(rules, 1, say("rules_not_compiled"))
    elif data["learned_from"] != learned_from(rules.parent):
        yield Problem(kept, 1, say("sentences_not_learned"))


def _without_ordinary(rules: dict[str, object]) -> dict[str, object]:
    """The compiled rules without what compiling adds."""
    return {name: value for name, value in rules.items() if name != "ordinary"}
