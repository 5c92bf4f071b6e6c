# SPDX-License-Identifier: EUPL-1.2
"""docs/monitoring and docs/runbook as they are read by tests."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from prometheus_client.samples import Sample

from bot.metrics.exposition import Reading, registry
from bot.metrics.table import SEEN, TABLE
from bot.settings import ROOT

FOLDER = ROOT / "docs" / "monitoring"
RUNBOOK = ROOT / "docs" / "runbook"
_NAME = re.compile(r"\bomzien_[a-z_]+")
_SELECTED = re.compile(r"\b(omzien_[a-z_]+)\{([^}]*)\}")
_MATCHER = re.compile(r'([a-z]+)(=~|=)"([^"]*)"')


def rules() -> list[dict[str, Any]]:
    """Every alert rule."""
    stored = yaml.safe_load((FOLDER / "alerts.yml").read_text("utf-8"))
    return [rule for group in stored["groups"] for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    """Every panel of the dashboard that shows something."""
    stored = json.loads((FOLDER / "dashboard.json").read_text("utf-8"))
    return [panel for panel in stored["panels"] if panel["type"] != "row"]


def expressions() -> list[str]:
    """What rules and panels ask Prometheus."""
    asked = [target["expr"] for panel in panels() for target in panel["targets"]]
    return [rule["expr"] for rule in rules()] + asked


def names(expression: str) -> set[str]:
    """The figures an expression names."""
    return set(_NAME.findall(expression))


def selected(expression: str) -> list[tuple[str, str, list[str]]]:
    """A figure, one of its labels and the values it is asked with."""
    return [
        (name, label, values.split("|") if how == "=~" else [values])
        for name, inside in _SELECTED.findall(expression)
        for label, how, values in _MATCHER.findall(inside)
    ]


def shown() -> dict[str, dict[str, set[str]]]:
    """Every name the app's own registry shows, with the values of its labels."""
    found: dict[str, dict[str, set[str]]] = {}
    for sample in samples():
        there = found.setdefault(sample.name, {})
        for label, value in sample.labels.items():
            there.setdefault(label, set()).add(value)
    assert len(found) > len(TABLE)
    return found


def samples() -> list[Sample]:
    """Every figure the app's own registry shows, once for each combination of its labels."""
    seen = {metric.field(values): 1.0 for metric in SEEN for values in metric.combinations}
    return [sample for family in registry(Reading({}, seen)).collect() for sample in family.samples]


def pages() -> dict[str, Path]:
    """Every page of the runbook by the name of its alert."""
    return {page.stem: page for page in sorted(RUNBOOK.glob("*.md"))}
