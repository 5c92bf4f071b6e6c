# SPDX-License-Identifier: EUPL-1.2
"""Every contact an organisation's residents may be shown, and the municipalities it is there for."""

from __future__ import annotations

import json
from collections.abc import Iterator

from content import decode
from content.catalogue import Catalogue
from content.model import Contact

EVERY = """
SELECT key, data FROM entry e
WHERE kind = 'contact' AND organisation IN (:organisation, '') AND data <> 'null'
  AND NOT (organisation = '' AND EXISTS (
    SELECT 1 FROM entry o WHERE o.kind = 'contact' AND o.key = e.key AND o.organisation = :organisation))
  AND key > :after ORDER BY key LIMIT :page
"""
PAGE = 500
PLACES = """
SELECT DISTINCT place.value FROM entry e, json_each(e.data, '$.municipalities') place
WHERE e.kind = 'contact' AND e.organisation IN (:organisation, '') AND e.data <> 'null'
  AND json_extract(e.data, '$.level') = 'local' AND NOT coalesce(json_extract(e.data, '$.front_door'), 0)
  AND NOT (e.organisation = '' AND EXISTS (
    SELECT 1 FROM entry o WHERE o.kind = 'contact' AND o.key = e.key AND o.organisation = :organisation))
"""
OWN_PLACES = """
SELECT DISTINCT place.value FROM entry e, json_each(e.data, '$.municipalities') place
WHERE e.kind = 'contact' AND e.organisation = ? AND e.data <> 'null'
  AND NOT coalesce(json_extract(e.data, '$.front_door'), 0)
  AND NOT EXISTS (SELECT 1 FROM entry b WHERE b.kind = 'contact' AND b.key = e.key AND b.organisation = '')
"""


def contacts(book: Catalogue, organisation: str) -> Iterator[Contact]:
    """All of them, also what has expired; a page at a time, as a large directory is much to hold."""
    rows = [("", "")]
    while rows:
        wanted = {"organisation": organisation, "after": rows[-1][0], "page": PAGE}
        rows = book.rows(EVERY, wanted)
        for _, data in rows:
            yield decode.contact(json.loads(data))


def places(book: Catalogue, organisation: str, teams: set[str]) -> set[str]:
    """The codes of the municipalities an organisation is for.

    Those its teams chose; else those of the contacts only it has; else those that have a contact at all.
    """
    if teams:
        return teams
    codes = {code for (code,) in book.rows(OWN_PLACES, (organisation,))}
    return codes or {code for (code,) in book.rows(PLACES, {"organisation": organisation})}
