# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the fields of one rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from content.problem import Problem
from content.yaml_file import YamlFile
from nlu.safety.checks.roles import Roles
from nlu.safety.checks.texts import either, say
from nlu.safety.rules import CERTAINTIES

FIELDS = ("id", "kind", "role", "sure", "unless", "source", "any")
Named = Mapping[str, Collection[str]]


def with_patterns(data: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rules that have a list of patterns, with their places."""
    for at, rule in enumerate(data["rules"]):
        if isinstance(rule, dict) and isinstance(rule.get("any"), list):
            yield at, rule


def problems(file: YamlFile, roles: Roles) -> Iterator[Problem]:
    """What is wrong with each rule."""
    first: dict[str, int] = {}
    named = {"unless": tuple(file.data["guards"]), "source": tuple(file.data["sources"])}
    for at, rule in enumerate(file.data["rules"]):
        line = file.line(("rules", at))
        if not isinstance(rule, dict):
            yield Problem(file.path, line, say("rule_fields"))
            continue
        for name, message in _complaints(rule, roles, named):
            yield Problem(file.path, file.line(("rules", at, name)), message)
        id = str(rule.get("id"))
        if first.setdefault(id, line) != line:
            message = say("rule_double", id=id, line=first[id])
            yield Problem(file.path, file.line(("rules", at, "id")), message)


def _complaints(rule: dict[str, Any], roles: Roles, named: Named) -> Iterator[tuple[str, str]]:
    """Each wrong field with what is wrong; `named` has what a list of names can choose from."""
    if not rule.get("id"):
        yield "id", say("rule_id")
    for name in rule.keys() - set(FIELDS):
        yield name, say("rule_field", name=name, known=either(FIELDS))
    known = {"kind": tuple(roles.of_kind), "sure": CERTAINTIES}
    known["role"] = tuple(roles.of_kind.get(str(rule.get("kind")), ()))
    for name, values in known.items():
        if values and rule.get(name) not in values:
            yield name, _not(rule, name, rule.get(name), values)
    for name, choice in named.items():
        yield from ((name, message) for message in _names(rule, name, choice))
    if not rule.get("source"):
        yield "source", say("rule_sources", id=rule.get("id"))
    if not isinstance(rule.get("any"), list) or not rule["any"]:
        yield "any", say("rule_any", id=rule.get("id"))


def _names(rule: dict[str, Any], field: str, known: Collection[str]) -> Iterator[str]:
    named = rule.get(field, [])
    if not isinstance(named, list):
        yield say("part_list", name=field)
        return
    for name in named:
        if name not in known:
            values = {"id": rule.get("id"), "value": name, "known": either(known)}
            yield say("rule_guard", **values) if field == "unless" else say("rule_source", **values)


def _not(rule: dict[str, Any], name: str, value: object, known: Collection[str]) -> str:
    return say("rule_value", name=name, id=rule.get("id"), value=value or "leeg", known=either(known))
