# SPDX-License-Identifier: EUPL-1.2
"""A spreadsheet is read as people save one, and refused in Dutch where it cannot be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from content.imports.bad_cell import BadSheet
from content.imports.sheet import LARGEST, MOST_COLUMNS, UNPACKED, read, write
from tests.content.imports.support import sheet, xlsx

LINES = "naam;omschrijving\nCafé Zoë;Koffie à € 1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding_gives_the_same_letters(encoding: str) -> None:
    assert sheet(LINES * 1, encoding).rows == ((2, ("Café Zoë", "Koffie à € 1")),)


def test_latin_1_of_an_old_system_is_read() -> None:
    assert sheet("naam,plaats\nCafé Zoë,Súdwest-Fryslân\n", "latin-1").rows[0][1] == (
        "Café Zoë",
        "Súdwest-Fryslân",
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    assert sheet(LINES.replace(";", delimiter)).headers == ("naam", "omschrijving")


def test_rows_keep_their_number_past_empty_ones() -> None:
    assert [number for number, _ in sheet("naam\n\nA\n\n\nB\n").rows] == [3, 6]


def test_a_cell_merged_over_rows_holds_for_each_of_them() -> None:
    found = read(xlsx(["plaats", "naam"], ["Hilversum", "A"], [None, "B"], merged="A2:A3"))
    assert [cells for _, cells in found.rows] == [("Hilversum", "A"), ("Hilversum", "B")]


def test_dates_and_numbers_of_xlsx_are_text() -> None:
    found = read(xlsx(["op", "n", "ja"], [datetime(2026, 11, 3), 12.0, True]))
    assert found.rows[0][1] == ("2026-11-03", "12", "ja")


def test_no_cell_of_an_export_is_a_formula_and_all_come_back() -> None:
    cells = ["=1+1", "+31 35", "-", "@naam", "'t Huis", 'gewoon; met "streepje"', "regel\nregel"]
    out = write(["kop"], [[cell] for cell in cells])
    assert not any(line.startswith(("=", "+", "-", "@")) for line in out.splitlines())
    assert [found[0] for _, found in read(out.encode()).rows] == cells


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("xl/a", "w") as inside:
        for _ in range(UNPACKED // 1_000_000 + 1):
            inside.write(b"0" * 1_048_576)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "er staat niets in"),
        (b"naam\n", "er staat niets in"),
        (b"a" * (LARGEST + 1), "groter dan 10 MB"),
        (b"PK\x03\x04kapot", "kapot of heeft een wachtwoord"),
        (b"\x89PNG\0\0\0" * 20, "geen tabel"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content: bytes, why: str) -> None:
    with pytest.raises(BadSheet, match=why):
        read(content)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(BadSheet, match="te groot"):
        read(_bomb())


def _book(change: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["naam", "telefoon"])
    sheet.append(["Buurthuis", "035 123 45 67"])
    change(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_cells_merged_over_a_whole_sheet_are_refused_before_they_are_made() -> None:
    small = _book(lambda sheet: sheet.merge_cells("A1:B2"))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(small)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            whole = old.read(name).replace(b'<mergeCell ref="A1:B2"', b'<mergeCell ref="A1:XFD1048576"')
            new.writestr(name, whole)
    with pytest.raises(BadSheet, match="te groot"):
        read(changed.getvalue())


def test_one_cell_far_to_the_right_does_not_make_every_row_as_wide() -> None:
    found = read(_book(lambda sheet: sheet.cell(2, 16_384, "hier")))
    assert len(found.headers) <= MOST_COLUMNS and found.rows[0][1][0] == "Buurthuis"
