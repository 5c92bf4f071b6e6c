# SPDX-License-Identifier: EUPL-1.2
"""The question which contacts serve a theme in a place: best first, and never more than anybody reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LEVELS = {"local": 0, "regional": 1, "national": 2}
EVERYWHERE = "nl"
"""Where a contact is that names no municipality, as it is looked up by words."""
A_LEVEL = 40
"""Contacts of one level at most: the chat shows a few, and a whole country need not be read for them."""

SERVING = """
SELECT e.data FROM (
  SELECT s.number, s.position, {rank} FROM serves s
  WHERE s.theme = :theme AND s.municipality IN (:municipality, '') AND s.organisation IN (:organisation, '')
    AND s.level = :level
    AND NOT (s.organisation = '' AND EXISTS (
      SELECT 1 FROM entry o
      WHERE o.kind = 'contact' AND o.key = s.contact AND o.organisation = :organisation))
  ORDER BY unmet, place, special, s.position LIMIT :most OFFSET :offset
) f
JOIN entry e ON e.number = f.number
ORDER BY f.unmet, f.place, f.special, f.position
"""


@dataclass(frozen=True)
class Wanted:
    """Who is looked for; `first` are the contacts the theme itself puts in front."""

    theme: str
    municipality: str
    organisation: str
    needs: Sequence[str] = ()
    first: Sequence[str] = ()


def serving(wanted: Wanted, level: int, offset: int = 0) -> tuple[str, dict[str, Any]]:
    """The query and its values for one level, from the contact at `offset`."""
    values: dict[str, Any] = {
        "theme": wanted.theme,
        "municipality": wanted.municipality,
        "organisation": wanted.organisation,
        "level": level,
        "most": A_LEVEL,
        "offset": offset,
    }
    needs = {f"need{number}": f" {need} " for number, need in enumerate(wanted.needs)}
    first = {f"first{number}": id for number, id in enumerate(wanted.first)}
    return SERVING.replace("{rank}", _rank(list(needs), list(first))), values | needs | first


def _rank(needs: list[str], first: list[str]) -> str:
    """As `Catalogue.contacts` ranks; only names of values stand in the query, never what was typed."""
    meets = " OR ".join(f"instr(s.needs, :{name}) > 0" for name in needs) or "0"
    cases = " ".join(f"WHEN :{name} THEN {number}" for number, name in enumerate(first))
    place = f"CASE s.contact {cases} ELSE {len(first)} END" if cases else "0"
    return f"NOT ({meets}) AS unmet, {place} AS place, (s.needs != '  ' AND NOT ({meets})) AS special"
