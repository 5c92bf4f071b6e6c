# SPDX-License-Identifier: EUPL-1.2
"""`assured.yml`: when all texts of a layer were last looked over, instead of a date beside each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args

from content import assured
from content.findings import say
from content.problem import Problem
from content.yaml_file import YamlFile

FILE = "assured.yml"
Group = Literal["texts", "danger"]
GROUPS: tuple[Group, ...] = get_args(Group)
FIELDS = ("assured_date", "owner", "source")
Dates = dict[str, dict[str, str]]
"""By group: when, by whom and by what it was looked over."""


def read(file: YamlFile) -> Dates:
    """What a layer says; what is no such thing is left out, as `problems` tells."""
    data = file.data if isinstance(file.data, dict) else {}
    return {
        group: {name: str(value) for name, value in told.items() if name in FIELDS and value is not None}
        for group, told in data.items()
        if group in GROUPS and isinstance(told, dict)
    }


def problems(file: YamlFile, today: date) -> Iterator[Problem]:
    """What is wrong in the file."""
    data = file.data if isinstance(file.data, dict) else {}
    for group, told in data.items():
        line = file.line((group,))
        day = told.get("assured_date") if isinstance(told, dict) else None
        if group not in GROUPS or not isinstance(told, dict) or set(told) - set(FIELDS):
            yield Problem(file.path, line, say("layer_dates", name=group))
        elif (found := assured.parsed(str(day or ""))) is None:
            yield Problem(file.path, line, say("date_wrong", text=day or ""))
        elif found > today:
            yield Problem(file.path, line, say("date_future", text=day))


def written(dates: Mapping[str, Mapping[str, Any]]) -> str:
    """The file as a layer keeps it."""
    lines: list[str] = []
    for group in GROUPS:
        told = dates.get(group)
        if told:
            lines += [f"{group}:", *(f"  {name}: {_quoted(told[name])}" for name in FIELDS if told.get(name))]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + " ".join(str(text).split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
