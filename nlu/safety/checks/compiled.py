# SPDX-License-Identifier: EUPL-1.2
"""Whether what was compiled is what stands in the files: until it is, danger is heard by the older rules."""

from __future__ import annotations

import json
from collections.abc import Iterator

from content.problem import Problem
from content.yaml_file import YamlFile
from nlu.safety.checks.texts import say
from nlu.safety.compile import learned_from
from nlu.safety.safety import RULES_FILE


def problems(rules: YamlFile) -> Iterator[Problem]:
    """What changed since the last time; nothing where nothing was ever compiled."""
    kept = rules.path.parent / RULES_FILE
    if not kept.is_file():
        return
    data = json.loads(kept.read_text("utf-8"))
    if _without_ordinary(data["rules"]) != rules.data:
        yield Problem(rules.path, 1, say("rules_not_compiled"))
    elif data["learned_from"] != learned_from(kept.parent, rules.data):
        yield Problem(kept, 1, say("sentences_not_learned"))


def _without_ordinary(rules: dict[str, object]) -> dict[str, object]:
    """The compiled rules without what compiling adds."""
    return {name: value for name, value in rules.items() if name != "ordinary"}
