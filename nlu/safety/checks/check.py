# SPDX-License-Identifier: EUPL-1.2
"""Every rule the safety content must meet; each file is read once."""

from __future__ import annotations

from pathlib import Path

from content import yaml_file
from content.problem import Problem
from nlu.safety.checks import compiled, everyday, examples, phrases, rules_file
from nlu.safety.checks.roles import Roles
from nlu.safety.checks.texts import say

FOLDER = "safety"
RULES = "rules.yml"
PHRASES = "other_languages.txt"
LANGUAGES = "messages/languages.yml"


def problems(base: Path) -> list[Problem]:
    """What is wrong with the rules, sentences and phrases of the content in `base`."""
    folder = base / FOLDER
    missing = [folder / name for name in (RULES, PHRASES) if not (folder / name).is_file()]
    if missing:
        return [Problem(file, 1, say("file_missing")) for file in missing]
    roles = Roles.of(folder / "cards.yml")
    rules = yaml_file.read(folder / RULES)
    broken = list(rules_file.problems(rules, roles))
    lines, found = examples.read(folder, roles)
    found += phrases.problems(folder / PHRASES, base / LANGUAGES, roles)
    harmless = everyday.lines(base)
    found += examples.both(lines, harmless)
    if not broken:
        # Patterns that cannot be read find nothing.
        found += everyday.problems(rules, lines, harmless)
    # First mend what is written, then compile it.
    return sorted({*broken, *found}) or list(compiled.problems(rules))
