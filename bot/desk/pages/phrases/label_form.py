# SPDX-License-Identifier: EUPL-1.2
"""The form below a group of sentences: which of them, and what they are about."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.phrases.phrase import Label

WHICH, ABOUT, ALSO = "zin-", "gaat-over", "ook-"
AWAY, SEVERAL = "weg", "meer"
THEME, INTENT = "thema:", "bedoeling:"
INTENTS = ("mens", "buiten_bereik")
"""What a sentence may be besides about a theme: a call for a person, or none of our business."""
MOST = 2_000
"""Fields: a group may be large."""


def chosen(form: Mapping[str, str]) -> list[str]:
    """The marks of the sentences that were ticked."""
    return [name.removeprefix(WHICH) for name in form if name.startswith(WHICH)]


def label(form: Mapping[str, str], themes: Collection[str]) -> Label | None:
    """What they are about; None where nothing was chosen that exists."""
    about = form.get(ABOUT, "")
    if about.startswith(THEME) and about.removeprefix(THEME) in themes:
        return Label((about.removeprefix(THEME),))
    if about.startswith(INTENT) and about.removeprefix(INTENT) in INTENTS:
        return Label(intent=about.removeprefix(INTENT))
    several = tuple(name.removeprefix(ALSO) for name in form if name.startswith(ALSO))
    known = tuple(theme for theme in several if theme in themes)
    return Label(known) if about == SEVERAL and known else None
