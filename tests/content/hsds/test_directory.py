# SPDX-License-Identifier: EUPL-1.2
"""A service with everything in it goes in and comes out without loss, in both forms."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from content.hsds import directory, package
from content.hsds.package import BadPackage
from content.hsds.schema import faults, table_faults
from tests.content.hsds.support import EXAMPLES, OURS, canonical, example, kept, rows

whole = pytest.mark.parametrize("folder", EXAMPLES)


@whole
def test_a_full_service_comes_back_as_it_was(folder: Path) -> None:
    contacts, beside = kept((folder / "service_full.json").read_bytes())
    out = directory.as_json(directory.services(((one, one) for one in contacts), {}), beside)
    assert canonical(json.loads(out)) == canonical(example("service_full.json", folder))


@whole
def test_a_full_service_is_valid_to_the_published_schema_before_and_after(folder: Path) -> None:
    contacts, _ = kept((folder / "service_full.json").read_bytes())
    (out,) = directory.services(((one, one) for one in contacts), {})
    assert faults("service", example("service_full.json", folder)) == [] == faults("service", out)


@whole
def test_full_tables_come_back_as_they_were(folder: Path) -> None:
    tables = example("tabular.json", folder)
    contacts, beside = kept(package.written(tables))
    out = package.read(directory.as_zip(directory.services(((one, one) for one in contacts), {}), beside))
    # A cell has no kind of its own: the one number where the schema asks for a text comes back as that text.
    number = tables["organization_identifier"][0]
    number["identifier"] = str(number["identifier"])
    assert rows(out) == rows(tables)


def test_a_page_and_an_organisation_around_services_come_back_around_them() -> None:
    service = example("service_full.json")
    for around in (
        {"total_items": 1, "contents": [service]},
        {"id": "x", "name": "y", "services": [service]},
    ):
        contacts, beside = kept(json.dumps(around).encode())
        out = directory.as_json(directory.services(((one, one) for one in contacts), {}), beside)
        assert canonical(json.loads(out)) == canonical(around)


def test_what_an_editor_changes_goes_out_and_nothing_else_does() -> None:
    (came,), _ = kept((OURS / "service_full.json").read_bytes())
    (out,) = directory.services([({**came, "name": "Praten"}, came)], {})
    assert canonical(out) == canonical({**example("service_full.json"), "name": "Praten"})


def test_a_nested_service_becomes_tables_that_are_valid() -> None:
    tables = package.read(directory.as_zip([example("service_full.json")]))
    found = {
        name: [fault for row in table for fault in table_faults(name, row)] for name, table in tables.items()
    }
    assert not any(found.values()), found
    assert {"service", "organization", "location", "phone", "schedule", "taxonomy_term"} <= set(tables)


def test_a_row_belongs_inside_the_nearest_thing_it_points_at() -> None:
    service = {"id": "s", "name": "n", "status": "active", "organization_id": "o"}
    tables: dict[str, list[dict[str, Any]]] = {
        "service": [service],
        "service_at_location": [{"id": "t", "service_id": "s", "location_id": "l"}],
        "location": [{"id": "l", "location_type": "virtual"}],
        "phone": [{"id": "p", "service_id": "s", "location_id": "l", "number": "112"}],
        "organization": [{"id": "o", "name": "o", "description": "o"}],
    }
    read = directory.read(package.written(tables))
    (nested,) = read.services
    assert nested["service_at_locations"][0]["location"]["phones"][0]["number"] == "112"
    assert list(read.rest) == ["organization"]
    assert rows(package.read(directory.as_zip(read.services, {"rest": read.rest}))) == rows(tables)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"nee", "package_not_json"),
        (b"[" * 100_000, "package_not_json"),
        (b'{"a": 1}', "package_without_services"),
        (b'[{"name": "zonder id"}]', "package_without_services"),
        (b"PK\x03\x04kapot", "package_broken"),
    ],
)
def test_what_is_no_directory_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(BadPackage, match=why):
        directory.read(content)


def test_a_zip_that_swells_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("services.csv", "id\n" + "0" * 30_000_000)
    with pytest.raises(BadPackage, match="package_bomb"):
        directory.read(buffer.getvalue())


def test_neighbourhoods_go_out_as_service_areas_and_come_back() -> None:
    (came,), _ = kept((OURS / "service_full.json").read_bytes())
    hoods = ["Kerkelanden", "Liebergen"]
    ours = {**came, "level": "local", "municipalities": ["GM0402"], "neighbourhoods": hoods}
    (out,) = directory.services([(ours, came)], {})
    assert [area["name"] for area in out["service_areas"]] == hoods
    assert faults("service", out) == []
    (back,), _ = kept(json.dumps([out]).encode())
    assert (back["municipalities"], back["neighbourhoods"]) == (["GM0402"], hoods)
