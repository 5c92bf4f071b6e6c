# SPDX-License-Identifier: EUPL-1.2
"""What HSDS asks of each object, read from `schema/`, and what is wrong with one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

VERSION = "3.0"
FOLDER = Path(__file__).parent / "schema"
MOST = 20
"""Faults that are told of one object; who has more knows enough."""
FORMATS = ("email", "uuid")
"""Those that are looked at whatever else is installed; other formats need packages of their own."""
Schema = dict[str, Any]


@cache
def schemas() -> dict[str, Schema]:
    """Every object's schema by its name, in the order of the tables."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    found.sort(key=lambda schema: (schema["datapackage_metadata"]["order"], schema["name"]))
    return {schema["name"]: schema for schema in found}


@cache
def _validator(name: str) -> Draft202012Validator:
    # Only who brings a directory in waits for these: importing them takes long.
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    resources = [
        (f"{key}.json", Resource.from_contents(schema, default_specification=DRAFT202012))
        for key, schema in schemas().items()
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(
        {"$ref": f"{name}.json"}, registry=registry, format_checker=FormatChecker(FORMATS)
    )


def faults(name: str, thing: Any) -> list[str]:
    """What is wrong with an object of this name, each with the way to it; empty where it is valid."""
    errors = _validator(name).iter_errors(thing)
    return [f"{'/'.join(map(str, error.absolute_path)) or name}: {_short(error)}" for error in _few(errors)]


def table_faults(name: str, row: Any) -> list[str]:
    """What is wrong with a row of a table: the object's rules, and the links a table needs."""
    lacking = [field for field in schemas()[name].get("tabular_required", ()) if not row.get(field)]
    return [*faults(name, row), *(f"{name}: '{field}' is a required property" for field in lacking)]


def _few(errors: Iterator[Any]) -> list[Any]:
    return [error for _, error in zip(range(MOST), errors, strict=False)]


def _short(error: Any) -> str:
    # A whole object would be shown where one of its fields lacks, with whatever stands in it.
    return (
        str(error.message) if error.validator == "required" else f"{error.validator} {error.validator_value}"
    )
