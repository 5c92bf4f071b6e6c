# SPDX-License-Identifier: EUPL-1.2
"""Why it was sure, asked, unsure or none of our business: which text says so, and the limits in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nlu.recognise.thresholds import Thresholds
from nlu.recognise.understanding import Understanding, likely_worry

Values = Mapping[str, str | float]


@dataclass(frozen=True)
class Because:
    """The key of a text after `why_`, and what fills its holes: names of themes, and chances."""

    text: str
    values: Values


def because(found: Understanding, limits: Thresholds) -> Because:
    """What decided about one message."""
    if found.language:
        return Because("language", {"language": found.language})
    if not any(chance for _, chance in found.themes):
        return Because("no_words", {})
    return _REASONS[found.decision](_Facts(found, limits))


class _Facts:
    """What was found beside the limits."""

    def __init__(self, found: Understanding, limits: Thresholds) -> None:
        self.limits = limits
        (self.best, self.first), (self.next, self.second) = (*found.themes, ("", 0.0), ("", 0.0))[:2]
        self.worry = likely_worry(found.intents, found.themes, limits.scope)


def _sure(facts: _Facts) -> Because:
    values = {"theme": facts.best, "chance": facts.first, "limit": facts.limits.sure}
    return Because("sure", values | {"worry": facts.worry, "enough": facts.limits.scope.enough})


def _confirm(facts: _Facts) -> Because:
    """Not likely enough, hardly a worry, or else another theme is too near."""
    values: Values = {"theme": facts.best, "chance": facts.first, "limit": facts.limits.sure}
    if facts.first < facts.limits.sure:
        return Because("confirm", values)
    enough = facts.limits.scope.enough
    if facts.worry < enough:
        return Because("confirm_worry", {**values, "worry": facts.worry, "enough": enough})
    near = {"next": facts.next, "second": facts.second, "lead": facts.limits.lead}
    return Because("confirm_lead", {**values, **near})


def _unsure(facts: _Facts) -> Because:
    return Because("unsure", {"theme": facts.best, "chance": facts.first, "limit": facts.limits.confirm})


def _outside(facts: _Facts) -> Because:
    return Because("out_of_scope", {"worry": facts.worry, "limit": facts.limits.scope.least})


_REASONS: Mapping[str, Callable[[_Facts], Because]] = {
    "sure": _sure,
    "confirm": _confirm,
    "unsure": _unsure,
    "out_of_scope": _outside,
}
