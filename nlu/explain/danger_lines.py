# SPDX-License-Identifier: EUPL-1.2
"""The lines about danger on the page an editor reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nlu.explain.danger import Danger, Fired, Guard
from nlu.explain.texts import Texts
from nlu.safety.decision import AGREES

INDENT = "  "
NEAR = 2 / 3
"""From this share of what the detector needs on it is told that it came near."""


def danger_lines(danger: Danger, texts: Texts) -> Iterator[str]:
    """Whether there was danger, and what led to it; nothing where nothing came near."""
    verdict = danger.verdict
    if verdict.kind is None and not danger.rules and not _near(danger):
        return
    yield _seen(danger, texts)
    if danger.phrase:
        yield INDENT + texts.say("danger_phrase", words=danger.phrase, language=verdict.language or "")
    for fired in danger.rules:
        yield INDENT + _rule(fired, texts)
    if danger.likelihood is not None:
        yield INDENT + _detector(danger, danger.likelihood, texts)
    if danger.words:
        yield INDENT + texts.say("by", words=texts.words(danger.words))


def _near(danger: Danger) -> bool:
    return danger.likelihood is not None and danger.likelihood >= NEAR * danger.needed


def _seen(danger: Danger, texts: Texts) -> str:
    verdict = danger.verdict
    if verdict.kind is None:
        return texts.say("danger_none")
    kind, role = texts.named("kind", verdict.kind), texts.named("role", verdict.role or "")
    return texts.say(f"danger_{verdict.certainty}", kind=kind, role=role, card=verdict.card or "")


def _rule(fired: Fired, texts: Texts) -> str:
    values = {"rule": fired.rule, "words": fired.words, "place": fired.place}
    if fired.held_by:
        return texts.say("rule_held", **values, guards=_guards(fired.held_by, texts))
    return texts.say(f"rule_{fired.sure}", **values)


def _detector(danger: Danger, likelihood: float, texts: Texts) -> str:
    clear = any(fired.sure == "clear" and not fired.held_by for fired in danger.rules)
    if clear and likelihood < AGREES:
        return texts.say("detector_doubts", chance=likelihood, limit=AGREES)
    enough, not_enough = "detector", "detector_guarded" if danger.doubted_by else "detector_not"
    return texts.say(
        enough if likelihood >= danger.needed else not_enough, chance=likelihood, limit=danger.needed
    )


def _guards(guards: Iterable[Guard], texts: Texts) -> str:
    said = (
        texts.say("guard", words=guard.words, meaning=texts.named("guard", guard.name), place=guard.place)
        for guard in guards
    )
    return ", ".join(said)
