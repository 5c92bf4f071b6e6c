# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody asks for another person; in doubt it is nobody's business and nothing is noted."""

from __future__ import annotations

import re

from actions.state import ForWhom

FOR_ANOTHER = re.compile(
    r"\bvoor (mijn|m'n|me|onze|een|die|iemand) "
    r"(ander\w*|(over)?buur\w*|moeder|vader|ouders|broer|zus|zusje|oom|tante|opa|oma|zoon|dochter|kleinkind\w*|"
    r"vriend\w*|cliënt\w*|client\w*|leerling\w*|kennis)\b"
)
NEIGHBOUR = re.compile(r"\b(mijn|m'n|onze|een) ((over)?buur(vrouw|man|meisje|jongen)|cliënt|client|kennis)\b")
ABOUT_ONESELF = frozenset({"wonen", "recht"})
"""Neighbours are mostly named here because of their noise."""


def heard(text: str, themes: tuple[str, ...]) -> ForWhom | None:
    """`ander` when the text says so, else None."""
    said = text.casefold()
    about_neighbours = bool(NEIGHBOUR.search(said)) and not ABOUT_ONESELF & set(themes)
    return "ander" if FOR_ANOTHER.search(said) or about_neighbours else None
