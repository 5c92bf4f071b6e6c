# SPDX-License-Identifier: EUPL-1.2
"""A spreadsheet's first sheet as text, from CSV in whatever encoding or from xlsx."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from charset_normalizer import from_bytes

from content.imports.bad_cell import BadSheet

LARGEST = 10 * 1_048_576
UNPACKED = 150 * 1_048_576
MOST_ROWS = 150_000
MOST_COLUMNS = 200
MOST_MERGED = 500_000
"""Cells inside merged ones, all together: each of them is made when the file is opened."""
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"']{1,40})""")
ZIP = b"PK\x03\x04"
DELIMITERS = ";,\t"
WESTERN = "cp1252"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBERED = re.compile(r"-?\d+\.0")

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Sheet:
    """The headers, and each row that has anything in it with its number in the spreadsheet."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(content: bytes) -> Sheet:
    """The sheet; BadSheet says in Dutch why there is none."""
    if len(content) > LARGEST:
        raise BadSheet("import_too_large", most=LARGEST // 1_048_576)
    lines = _xlsx(content) if content.startswith(ZIP) else _csv(_text(content))
    filled = [(n, tuple(cells)) for n, cells in enumerate(lines, start=1) if any(cells)]
    if len(filled) < 2:
        raise BadSheet("import_empty")
    if len(filled) > MOST_ROWS:
        raise BadSheet("import_many_rows", most=MOST_ROWS)
    _, headers = filled[0]
    width = len(headers)
    rows = [(n, (*cells[:width], *("",) * (width - len(cells)))) for n, cells in filled[1:]]
    return Sheet(headers, tuple(rows))


def _text(content: bytes) -> str:
    """UTF-8 where it is that; else what it most likely is, which here is Windows' western letters."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in content and not wide:
        raise BadSheet("import_no_text")
    for encoding in ("utf-8-sig", "utf-16") if wide else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    guessed = from_bytes(content, cp_isolation=[WESTERN, "cp850", "mac_roman"]).best()
    return str(guessed) if guessed else content.decode(WESTERN, "replace")


def _csv(text: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(LARGEST)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise BadSheet("import_no_text") from None
    return [[plain(cell) for cell in line[:MOST_COLUMNS]] for line in lines]


def _xlsx(content: bytes) -> list[list[str]]:
    # Read when the first spreadsheet comes: ten megabytes that most processes never need.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as inside:
            _refuse_bombs(inside)
        # Not read-only: that mode does not know which cells were merged.
        book = load_workbook(io.BytesIO(content), data_only=True)
        sheet = book.worksheets[0]
        if (sheet.max_row or 0) > MOST_ROWS:
            raise BadSheet("import_many_rows", most=MOST_ROWS)
        _unmerge(sheet)
        # A cell far to the right makes every row thousands of cells wide.
        rows = sheet.iter_rows(values_only=True, max_col=min(sheet.max_column, MOST_COLUMNS))
        return [[plain(_cell(value)) for value in row] for row in rows]
    except BadSheet:
        raise
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        IndexError,
        ValueError,
        TypeError,
        ParseError,
        OSError,
    ):
        raise BadSheet("import_broken") from None


def _refuse_bombs(package: zipfile.ZipFile) -> None:
    """What would fill the memory: too much in it, or cells merged over more than anybody sees."""
    inside = package.infolist()
    if sum(file.file_size for file in inside) > UNPACKED:
        raise BadSheet("import_bomb")
    for file in inside:
        if file.filename.startswith("xl/worksheets/") and file.filename.endswith(".xml"):
            merged = MERGED.findall(package.read(file))
            if sum(_size(one.decode("ascii", "replace")) for one in merged) > MOST_MERGED:
                raise BadSheet("import_bomb")


def _size(cells: str) -> int:
    from openpyxl.utils.cell import range_boundaries

    left, top, right, bottom = range_boundaries(cells)
    if left is None or top is None or right is None or bottom is None:
        # Whole columns or rows.
        return MOST_MERGED + 1
    return (right - left + 1) * (bottom - top + 1)


def _unmerge(sheet: Worksheet) -> None:
    """What was merged over rows holds for each of them; over columns it stays in the first."""
    for merged in list(sheet.merged_cells.ranges):
        left, top, _, bottom = merged.bounds
        value = sheet.cell(top, left).value
        sheet.unmerge_cells(str(merged))
        for row in range(top, bottom + 1):
            sheet.cell(row, left).value = value


def _cell(value: Any) -> str:
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = "" if value is None else str(value)
    return text[:-2] if NUMBERED.fullmatch(text) else text


def plain(cell: str) -> str:
    """A cell without space around it and without the mark that keeps it from being a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA and len(text) > 1 else text


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `plain` gives it back as it was."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def write(headers: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A CSV that Dutch spreadsheets open in columns, with a mark that says it is UTF-8."""
    buffer = io.StringIO(newline="")
    buffer.write("\ufeff")
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow([safe(header) for header in headers])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return buffer.getvalue()
