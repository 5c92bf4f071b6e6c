# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets for the tests, and what reading them in would do."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from content.imports import columns
from content.imports.plan import Plan, plan
from content.imports.row import Reading
from content.imports.sheet import Sheet, read
from tests.content.hsds.support import THEMES, towns

DAY = "2026-11-22"


def reading(**more: Any) -> Reading:
    """What rows are read with, on a fixed day."""
    return Reading("lijst", "lijst van de gemeente", towns(), THEMES, DAY, **more)


def sheet(text: str, encoding: str = "utf-8") -> Sheet:
    """The sheet of a CSV."""
    return read(text.encode(encoding))


def planned(text: str, there: dict[str, dict[str, Any]] | None = None, **more: Any) -> Plan:
    """What reading a CSV in would change, with its columns guessed."""
    found = sheet(text)
    return plan(found, columns.guess(found.headers), reading(**more), there or {})


def xlsx(*rows: list[Any], merged: str = "") -> bytes:
    """A workbook with these rows."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    for row in rows:
        page.append(row)
    if merged:
        page.merge_cells(merged)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
