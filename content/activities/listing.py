# SPDX-License-Identifier: EUPL-1.2
"""All activities of an organisation that may be shown, in a fixed order."""

from __future__ import annotations

import json

from content.activities import model
from content.activities.model import Activity
from content.catalogue import Catalogue

_PAGE = """
SELECT a.data FROM activity a
WHERE a.organisation IN (:organisation, '') AND EXISTS (SELECT 1 FROM happens h WHERE h.number = a.number)
  AND NOT (a.organisation = '' AND EXISTS (
    SELECT 1 FROM activity o WHERE o.id = a.id AND o.organisation = :organisation))
ORDER BY a.number LIMIT :most OFFSET :skip
"""


def page(book: Catalogue, organisation: str, skip: int, most: int) -> list[Activity]:
    """So many of them, after so many others; what was hidden or called off is not among them."""
    asked = {"organisation": organisation, "skip": skip, "most": most}
    return [model.activity(json.loads(row[0])) for row in book.rows(_PAGE, asked)]
