# SPDX-License-Identifier: EUPL-1.2
"""From what rules and detector saw to one verdict: the kind, how certain, who it is about, which card."""

from __future__ import annotations

from nlu.safety.card_choice import card_of
from nlu.safety.detector import Reading
from nlu.safety.rules import Found, Rule
from nlu.safety.verdict import NOTHING, Verdict

PERHAPS = 0.15
"""From this likelihood of any danger the detector alone asks a kind question; what it stands for is set in
training (nlu.safety.train)."""
AGREES = 0.05
"""Below this likelihood a sure rule stays a question too: the words are there, the rest of it is not."""
LONG = 60
"""From this many words on the detector sees too much else to contradict a rule."""
BRIEF = ((2, 0.5), (4, 0.3), (7, 0.2))
"""Up to so many words it asks from this likelihood on: on voices left out of training a step down found less
danger for its false alarms there. A name or a place must not look like danger by its letters."""
PERHAPS_GUARDED = 0.65
"""The same where a rule was silent because the message is about a book, a training, the news, or says that it
is not so."""
PERHAPS_NEAR = 0.17
"""The same where such words are there and no rule was silenced by them: the detector learned what they mean.
Asked for .65 here too, it missed two dangers for every harmless message it spared."""
PERHAPS_DENIED = 0.5
"""The same where it says that something is not so and no rule was silenced by that."""
CLEAR = 0.8
UNSURE = "unsure"
"""Who is in danger is not told: the card that is safe for all."""
DENIED = frozenset({"negated", "not_hit"})
DOUBTED = DENIED | {"professional", "fiction", "news", "survivor", "play"}
DANGERS = ("gevaar", "suicide", "geweld")
"""What must be heard first comes first."""


def decide(found: Found, reading: Reading) -> Verdict:
    """The verdict on one message."""
    danger = 1 - reading.kinds["none"]
    certainty = _certainty(found, danger)
    if certainty is None:
        return NOTHING
    kind = _kind(found.hits, reading)
    role = _role([rule for rule in found.hits if rule.kind == kind], kind, reading)
    return card_of(kind, role, certainty, found.hints)


def _certainty(found: Found, danger: float) -> str | None:
    sure = {rule.sure for rule in found.hits}
    if "clear" in sure and (danger >= AGREES or len(found.words.words) > LONG):
        return "clear"
    if danger >= CLEAR and not found.guards & DOUBTED:
        return "clear"
    if sure or danger >= threshold(found):
        return "perhaps"
    return None


def threshold(found: Found) -> float:
    """From which likelihood on the detector alone asks a question."""
    if found.silenced_by & DOUBTED:
        return PERHAPS_GUARDED
    if found.guards & DOUBTED:
        return PERHAPS_DENIED if found.guards & DENIED else PERHAPS_NEAR
    many = len(found.words.words) - 2
    return next((asks for most, asks in BRIEF if many <= most), PERHAPS)


def _kind(hits: tuple[Rule, ...], reading: Reading) -> str:
    """The kind with the surest rule; between equals the detector decides, then the order of `DANGERS`."""
    clear = {rule.kind for rule in hits if rule.sure == "clear"}
    kinds = clear or {rule.kind for rule in hits} or set(DANGERS)
    return max(DANGERS, key=lambda kind: (kind in kinds, reading.kinds[kind]))


def _role(hits: list[Rule], kind: str, reading: Reading) -> str:
    """The role rules gave, likeliest first; `unsure` where sure ones do not tell who it is about. Without
    a rule the detector's likeliest."""
    known = {name.split(":")[1]: score for name, score in reading.roles.items() if name.startswith(kind)}
    clear = {rule.role for rule in hits if rule.sure == "clear"}
    if clear and not clear & set(known):
        return UNSURE
    given = (clear or {rule.role for rule in hits}) & set(known) or set(known)
    return max(given, key=lambda role: known[role])
