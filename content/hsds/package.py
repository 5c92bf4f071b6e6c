# SPDX-License-Identifier: EUPL-1.2
"""HSDS's tabular form as one file: a zip with `datapackage.json` and a CSV for each table."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

from content.hsds.schema import VERSION, schemas
from content.hsds.tables import Row, Tables

DATAPACKAGE = "datapackage.json"
LARGEST = 400 * 1_048_576
"""Of what comes out of a zip, all files together: a hundred thousand services are well under it."""
SWOLLEN = 200
"""Times smaller than its content a file may be; text shrinks ten or twenty times, a bomb a thousand."""
MANY_FILES = 200


class BadPackage(ValueError):
    """The file is no package that can be read; the text is a key of `findings.yml`."""


def written(tables: Tables) -> bytes:
    """The package of these tables."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(_entry(DATAPACKAGE), json.dumps(_description(tables), ensure_ascii=False, indent=2))
        for name, rows in tables.items():
            package.writestr(_entry(schemas()[name]["path"]), _csv(_columns(name, rows), rows))
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    # Without the hour of writing, the same tables are the same bytes.
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _columns(name: str, rows: list[Row]) -> list[str]:
    known = [
        field
        for field, rule in schemas()[name]["properties"].items()
        if "type" in rule and "items" not in rule
    ]
    extra = dict.fromkeys(field for row in rows for field in row if field not in known)
    return [*(field for field in known if any(field in row for row in rows)), *extra]


def _csv(columns: list[str], rows: list[Row]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, restval="")
    writer.writeheader()
    writer.writerows({field: _cell(value) for field, value in row.items()} for row in rows)
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list, bool)) else value


def _description(tables: Tables) -> dict[str, Any]:
    """As frictionless' data packages describe themselves."""
    resources = [
        {
            "name": schemas()[name]["path"].removesuffix(".csv"),
            "path": schemas()[name]["path"],
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": _fields(name, rows), "primaryKey": "id"},
        }
        for name, rows in tables.items()
    ]
    return {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "version": VERSION,
        "resources": resources,
    }


def _fields(name: str, rows: list[Row]) -> list[dict[str, str]]:
    rules = schemas()[name]["properties"]
    kinds = {field: rules.get(field, {}) for field in _columns(name, rows)}
    return [
        {"name": field, "type": rule.get("datapackage_type", rule.get("type", "string"))}
        for field, rule in kinds.items()
    ]


def read(content: bytes) -> Tables:
    """The tables of a package; BadPackage for what is none, or grows too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _refuse_bombs(package)
            return _tables(package)
    except (zipfile.BadZipFile, UnicodeDecodeError, csv.Error, NotImplementedError, RuntimeError, EOFError):
        # A password, an unknown way of packing or a cut-off file.
        raise BadPackage("package_broken") from None


def _refuse_bombs(package: zipfile.ZipFile) -> None:
    inside = package.infolist()
    whole = sum(file.file_size for file in inside)
    packed = sum(file.compress_size for file in inside)
    if whole > LARGEST or len(inside) > MANY_FILES or whole > max(packed, 1) * SWOLLEN:
        raise BadPackage("package_bomb")


def _tables(package: zipfile.ZipFile) -> Tables:
    by_file = {schema["path"]: name for name, schema in schemas().items()}
    found: Tables = {}
    csv.field_size_limit(LARGEST)
    for path in package.namelist():
        name = by_file.get(path.rpartition("/")[2])
        if name:
            text = package.read(path).decode("utf-8-sig")
            found[name] = [_row(name, row) for row in csv.DictReader(io.StringIO(text, newline=""))]
    if "service" not in found:
        raise BadPackage("package_without_services")
    return found


def _row(name: str, row: dict[str, Any]) -> Row:
    rules = schemas()[name]["properties"]
    return {
        field: _value(rules.get(field, {}), cell)
        for field, cell in row.items()
        if field and cell not in ("", None)
    }


def _value(rule: dict[str, Any], cell: str) -> Any:
    if rule.get("type") != "number":
        return cell
    try:
        number = float(cell)
    except ValueError:
        return cell
    return int(number) if number.is_integer() and "." not in cell else number
