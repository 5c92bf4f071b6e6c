# SPDX-License-Identifier: EUPL-1.2
"""Patterns that see danger in the everyday sentences of themes and intents, which are told to be harmless."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

from content.problem import Problem
from content.yaml_file import YamlFile
from nlu.safety.checks.candidates import Candidates
from nlu.safety.checks.examples import place
from nlu.safety.checks.texts import say
from nlu.safety.compile import ordinary
from nlu.safety.examples import BadLine, Placed, everyday_lines
from nlu.safety.rules import Rules
from nlu.safety.words import cut, mended

MANY = 5
"""So many everyday sentences may a pattern that only asks not catch. Of 322 such patterns in November 2026
twenty caught one to three of 34,000 sentences, which a kind question may cost, and two too wide ones five."""
MOST_CORES, FEWEST = 4, 2000
"""So many at once, and so many sentences for each: starting one takes as long as reading a thousand."""
CLEAR = "clear"
Caught = dict[tuple[int, int], list[int]]
"""Which sentences each pattern catches, by the place of its rule and of the pattern in it."""


def lines(base: Path) -> list[Placed]:
    """The everyday sentences; none where a file is broken, which the other checks name."""
    try:
        return everyday_lines(base)
    except BadLine:
        return []


def problems(file: YamlFile, lines: Sequence[Placed], everyday: Sequence[Placed]) -> Iterator[Problem]:
    """A sure pattern that catches one everyday sentence, and one that asks and catches many."""
    told = [cut(placed.example.text) for placed in (*lines, *everyday)]
    data = {**file.data, "ordinary": ordinary(file.data, told)}
    for (at, number), places in caught(data, told[len(lines) :]).items():
        found = [everyday[place] for place in places]
        rule = data["rules"][at]
        named = {"pattern": rule["any"][number], "rule": rule["id"], "count": len(found)}
        for placed in _worth_naming(rule["sure"], found):
            said = say(f"everyday_{rule['sure']}", **named, sentence=placed.example.text, place=place(placed))
            yield Problem(file.path, file.line(("rules", at, "any", number)), said)


def _worth_naming(sure: str, found: list[Placed]) -> list[Placed]:
    if sure == CLEAR:
        return found
    return found[:1] if len(found) >= MANY else []


def caught(data: dict[str, Any], told: Sequence[list[str]]) -> Caught:
    """Where each pattern counts, guards heeded; every core of the machine reads a share of the sentences."""
    rules = {**data, "rules": _one_each(data["rules"])}
    cores = min(MOST_CORES, os.cpu_count() or 1)
    share = max(FEWEST, -(-len(told) // cores))
    starts = range(0, len(told), share)
    shares = [told[start : start + share] for start in starts]
    if len(shares) < 2:
        heard = [_heard(rules, part) for part in shares]
    else:
        with ProcessPoolExecutor(len(shares)) as pool:
            heard = list(pool.map(_heard, repeat(rules), shares))
    found: Caught = defaultdict(list)
    for start, hits in zip(starts, heard, strict=True):
        for id, at in hits:
            found[_where(id)].append(start + at)
    return found


def _heard(data: dict[str, Any], told: Sequence[list[str]]) -> list[tuple[str, int]]:
    """Which rule sees danger in which of these texts."""
    rules = Rules(data)
    read_texts = [mended(tokens, rules.lexicon) for tokens in told]
    candidates = sorted(Candidates(read_texts, rules.atoms).of(rules.patterns))
    return [(rule.id, at) for at in candidates for rule in rules.find(read_texts[at]).hits]


def _one_each(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each pattern as a rule by itself, so that it is known which one counts."""
    return [
        {**rule, "id": f"{at} {number}", "any": [pattern]}
        for at, rule in enumerate(rules)
        for number, pattern in enumerate(rule["any"])
    ]


def _where(id: str) -> tuple[int, int]:
    at, number = id.split()
    return int(at), int(number)
