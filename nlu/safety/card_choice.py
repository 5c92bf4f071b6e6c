# SPDX-License-Identifier: EUPL-1.2
"""Which fixed card fits a kind of danger and the one who writes."""

from __future__ import annotations

from nlu.safety.verdict import Verdict

Hints = frozenset[str]


def card_of(kind: str, role: str, certainty: str, hints: Hints) -> Verdict:
    """The verdict with its card."""
    role = {"suicide": _suicide, "geweld": _geweld, "gevaar": _gevaar}[kind](role, hints)
    return Verdict(kind, certainty, role, f"{kind}_{_shown(kind, role, certainty)}")


def _shown(kind: str, role: str, certainty: str) -> str:
    """When we are not sure the card asks, but what may be acute never waits for an answer."""
    if certainty == "perhaps" and (kind, role) == ("suicide", "self"):
        return "unsure"
    if certainty == "perhaps" and (kind, role) == ("geweld", "victim"):
        return "unsure"
    if certainty == "perhaps" and (kind, role) == ("gevaar", "now"):
        return "unsure"
    return role


def _suicide(role: str, hints: Hints) -> str:
    return "child" if role == "self" and "child" in hints and "adult" not in hints else role


def _geweld(role: str, hints: Hints) -> str:
    if role in ("victim", "unsure") and "sexual" in hints:
        return "sexual"
    if role in ("victim", "sexual", "unsure") and "child" in hints and "adult" not in hints:
        return "child"
    if role in ("victim", "bystander", "perpetrator") and "elder" in hints and "acts" not in hints:
        return "elder"
    if role == "perpetrator" and "carer" in hints and "acts" in hints:
        return "carer"
    return role


def _gevaar(role: str, hints: Hints) -> str:
    return role
