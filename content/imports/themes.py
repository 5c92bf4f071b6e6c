# SPDX-License-Identifier: EUPL-1.2
"""Our themes by everything somebody else's list may call them."""

from __future__ import annotations

from content.gazetteer.words import key
from content.library import Library


def called(library: Library, organisation: str) -> dict[str, str]:
    """Theme keys by their key, name and button, as they are looked up."""
    found = {}
    for theme in library.entries("theme", organisation).values():
        for name in (theme.key, theme.data.get("name"), theme.data.get("button")):
            found[key(str(name or theme.key).replace("_", " "))] = theme.key
        found[key(theme.key)] = theme.key
    return found


def names(library: Library, organisation: str) -> dict[str, str]:
    """The themes' names by their keys."""
    return {k: str(t.data.get("name", k)) for k, t in library.entries("theme", organisation).items()}
