# SPDX-License-Identifier: EUPL-1.2
"""Which fixed card fits a kind of danger and the one who writes."""

from __future__ import annotations

from collections.abc import Callable

from nlu.safety.verdict import Verdict

Hints = frozenset[str]

ASKED = {
    "suicide": frozenset({"self", "child"}),
    "geweld": frozenset({"victim", "child", "sexual", "perpetrator"}),
    "gevaar": frozenset({"now", "medical"}),
}
"""Who gets the card that asks, as long as we are not sure; the other cards already fit a doubt."""


def card_of(kind: str, role: str, certainty: str, hints: Hints) -> Verdict:
    """The verdict with its card."""
    role = ROLES[kind](role, hints)
    return Verdict(kind, certainty, role, f"{kind}_{_shown(kind, role, certainty, hints)}")


def _shown(kind: str, role: str, certainty: str, hints: Hints) -> str:
    if certainty == "perhaps" and role in ASKED[kind]:
        return "unsure"
    if (kind, role) == ("suicide", "self") and "attempt" in hints:
        return "now"
    return role


def _suicide(role: str, hints: Hints) -> str:
    return "child" if role == "self" and "child" in hints and "adult" not in hints else role


def _geweld(role: str, hints: Hints) -> str:
    """Rules say what happens; the hints say to whom."""
    if role in ("victim", "unsure") and "sexual" in hints:
        role = "sexual"
    if role in ("victim", "sexual", "unsure") and "child" in hints and "adult" not in hints:
        return "child"
    if role in ("victim", "bystander") and "elder" in hints:
        return "elder"
    return "carer" if role == "perpetrator" and {"carer", "acts"} <= hints else role


def _gevaar(role: str, hints: Hints) -> str:
    return role


ROLES: dict[str, Callable[[str, Hints], str]] = {"suicide": _suicide, "geweld": _geweld, "gevaar": _gevaar}
