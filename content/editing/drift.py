# SPDX-License-Identifier: EUPL-1.2
"""Whether the base changed under an organisation's own field: what it said when that was overridden."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from content.editing.change import Change
from content.editing.difference import differences, flat
from content.entry import KINDS, Entry, Kind
from content.library import Library

Below = Callable[[Library, Kind, str], dict[str, Entry]]
"""What an organisation's own entries of a kind lie over."""

FILE = "overridden.json"
"""Beside the organisation's own files, and kept in git with them."""
Noted = dict[str, dict[str, Any]]
"""Per entry (`message/bel`) and field (`opening.je`): the hash of what the base said there, and that itself.

Only the hash stands there in an older file, and where the base says more than `MOST`.
"""
SCALE = 12
MOST = 2_000
"""Signs; lists of example sentences are longer, and who looks at those wants to see them in the base."""
HASH, SAID = "hash", "said"


def read(folder: Path) -> Noted:
    """What was noted in an organisation's folder; nothing where the file is not there or spoilt."""
    try:
        found = json.loads((folder / FILE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: fields for name, fields in found.items() if isinstance(fields, dict)}


def written(noted: Noted) -> str:
    """The file's text: a line for each field, so that git can merge them."""
    return json.dumps(noted, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def drifted(noted: Noted, base: Entry | None, own: Entry | None) -> dict[str, Any]:
    """The own fields under which the base is no longer what it was, with what it was (None: not kept)."""
    if base is None or own is None:
        return {}
    now = said(base, own)
    before = noted.get(f"{own.kind}/{own.key}", {})
    return {
        field: _said(before[field])
        for field, fact in now.items()
        if field in before and _mark(before[field]) != _mark(fact)
    }


def said(base: Entry, own: Entry) -> dict[str, Any]:
    """What the base says now in the fields that are overridden, as it is noted."""
    fields = flat(base.data)
    return {
        field: _noted(fields.get(field)) for field in flat(own.data) if field not in ("id", "key", "intent")
    }


def _noted(value: object) -> dict[str, Any]:
    text = json.dumps(value, sort_keys=True, default=str)
    mark = {HASH: hashlib.sha256(text.encode()).hexdigest()[:SCALE]}
    return {**mark, SAID: json.loads(text)} if len(text) <= MOST else mark


def _mark(noted: Any) -> str:
    return str(noted.get(HASH) if isinstance(noted, dict) else noted)


def _said(noted: Any) -> Any:
    return noted.get(SAID) if isinstance(noted, dict) else None


Anew = dict[str, set[str]]
"""By entry, the fields that are to be noted as the base says them now."""


def anew(library: Library, organisation: str, changes: Sequence[Change]) -> Anew:
    """What changes set otherwise than it was, or say that their editor has seen."""
    own = library.layers.get(organisation, {})
    found: Anew = {}
    for change in changes:
        before = own.get(change.kind, {}).get(change.key)
        fields = {each.field for each in differences(before.data if before else None, change.data)}
        found[change.name] = fields | set(change.seen)
    return found


def noted(library: Library, below: Below, organisation: str, before: Noted, fresh: Anew) -> Noted:
    """What is to be noted of everything this organisation overrides; what is not fresh stays as it was."""
    found: Noted = {}
    for kind in KINDS:
        under = below(library, kind, organisation)
        for key, own in library.layers.get(organisation, {}).get(kind, {}).items():
            name = f"{kind}/{key}"
            if key in under:
                kept = {f: fact for f, fact in before.get(name, {}).items() if f not in fresh.get(name, ())}
                found[name] = {f: _longer(kept.get(f), now) for f, now in said(under[key], own).items()}
    return {name: fields for name, fields in found.items() if fields}


def _longer(kept: Any, now: dict[str, Any]) -> Any:
    """What was noted, with the text itself where only its hash was and that is still the same."""
    return now if kept is None or _mark(kept) == _mark(now) else kept
