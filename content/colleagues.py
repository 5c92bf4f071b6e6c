# SPDX-License-Identifier: EUPL-1.2
"""What colleagues read of a contact and residents never do: who may come, and whom to ask for there."""

from __future__ import annotations

from dataclasses import dataclass

from content.catalogue import Catalogue
from content.model import STANDARD

# The organisation's own row holds whatever it did not change of the base's too.
_ASKED = """
SELECT c.admission, c.person FROM (
  SELECT number FROM entry WHERE kind = 'contact' AND key = ? AND organisation IN (?, '')
  ORDER BY organisation DESC LIMIT 1
) e JOIN colleagues c ON c.number = e.number
"""


@dataclass(frozen=True)
class ForColleagues:
    """Empty where nobody wrote it down."""

    admission: str = ""
    person: str = ""


def of(book: Catalogue, contact: str, organisation: str = STANDARD) -> ForColleagues:
    """What is known of a contact that may be shown."""
    rows = book.rows(_ASKED, (contact, organisation))
    return ForColleagues(*rows[0]) if rows else ForColleagues()
