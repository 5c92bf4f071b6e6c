# SPDX-License-Identifier: EUPL-1.2
"""Examples with everything in them, and a directory taken in and given out again as the commands do it."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from content.gazetteer import files as place_files
from content.hsds import directory
from content.hsds.incoming import Source
from content.hsds.tables import Tables
from content.towns import Towns

OURS = Path(__file__).parent / "examples"
PUBLISHED = os.environ.get("HSDS_EXAMPLES")
EXAMPLES = [
    pytest.param(OURS, id="ours"),
    pytest.param(
        Path(PUBLISHED or "."),
        id="published",
        marks=pytest.mark.skipif(not PUBLISHED, reason="`make hsds` fetches these"),
    ),
]
"""Folders with a full service and full tables: ours, and the specification's own where somebody has them."""
CONTENT = Path("content")
THEMES = {"geld": "geld", "geld en schulden": "geld"}


def example(name: str, folder: Path = OURS) -> Any:
    """An example as values."""
    return json.loads((folder / name).read_text("utf-8"))


@cache
def towns() -> Towns:
    """The real municipalities."""
    return Towns.of(place_files.read(CONTENT))


def source(**more: Any) -> Source:
    """A source read on a fixed day."""
    return Source("proef", "proefgids", towns(), THEMES, "2026-11-22", **more)


def kept(content: bytes) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What stays of a file: its contacts, and what is beside them; both read back from text."""
    found = directory.planned(directory.read(content), source(), {}).files()
    lines = found["directory/imported/proef.jsonl"].splitlines()
    return [json.loads(line) for line in lines], json.loads(found["directory/imported/proef.rest.json"])


def rows(tables: Tables) -> dict[str, list[str]]:
    """Tables without the order of their rows and of the fields in them."""
    return {name: sorted(canonical(row) for row in found) for name, found in tables.items()}


def canonical(thing: Any) -> str:
    """The same text for what means the same."""
    return json.dumps(thing, sort_keys=True, ensure_ascii=False)
