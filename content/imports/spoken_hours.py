# SPDX-License-Identifier: EUPL-1.2
"""Hours as people write them ("ma t/m vr 9-17 uur, za gesloten") in OpenStreetMap's notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from content.imports.bad_cell import BadCell
from content.opening.hours import parses

DAYS = {"ma": "Mo", "di": "Tu", "wo": "We", "do": "Th", "vr": "Fr", "za": "Sa", "zo": "Su"}
NAMES = r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo"
MOMENT = r"(\d{1,2})(?:[:.](\d\d))?\s*(?:uur|u\b)?"
TOKEN = re.compile(
    rf"""(?P<always>24/7|dag\s+en\s+nacht|24\s+uur\s+per\s+dag)
    |(?P<times>{MOMENT}\s*(?:-|–|tot(?:\s+en\s+met)?|t/m)\s*{MOMENT})
    |(?P<every>dagelijks|elke\s+dag|iedere\s+dag|alle\s+dagen)
    |(?P<work>werkdagen|doordeweeks|op\s+werkdagen)
    |(?P<weekend>(?:in\s+het\s+)?weekend(?:en)?)
    |(?P<day>(?:{NAMES})(?:en|s)?)\b\.?
    |(?P<range>t/m|tm\b|tot\s+en\s+met|-|–)
    |(?P<closed>gesloten|dicht)
    |(?P<holidays>(?:op\s+)?feestdagen)
    |(?P<filler>[\s,:;&.()]+|en\b|van\b|open\b|op\b|om\b|tussen\b|geopend\b|uur\b|telefonisch\b|bereikbaar\b)""",
    re.VERBOSE,
)
WHOLE_WEEK = {"every": "Mo-Su", "work": "Mo-Fr", "weekend": "Sa-Su"}
LATEST = 24


@dataclass
class _Rule:
    days: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    ranging: bool = False

    def __str__(self) -> str:
        return f"{','.join(self.days)} {','.join(self.times)}"


def hours(text: str) -> str:
    """The hours in OpenStreetMap's notation; BadCell where they could mean something else."""
    said = text.strip()
    if parses(said):
        return said
    rules = [_Rule()]
    for kind, found in _tokens(said):
        if kind == "always":
            return "24/7"
        _take(rules, kind, found, said)
    if any(not rule.days or not rule.times or rule.ranging for rule in rules):
        raise BadCell("import_hours", text=said)
    made = "; ".join(map(str, rules))
    if not parses(made):
        raise BadCell("import_hours", text=said)
    return made


def _tokens(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    at, lower = 0, text.lower()
    while at < len(lower):
        found = TOKEN.match(lower, at)
        if not found or not found.lastgroup:
            raise BadCell("import_hours", text=text)
        kind = next(name for name, value in found.groupdict().items() if value is not None)
        if kind != "filler":
            yield kind, found
        at = found.end()


def _take(rules: list[_Rule], kind: str, found: re.Match[str], text: str) -> None:
    if kind == "times":
        rules[-1].times.append(_times(found["times"], text))
    elif kind == "closed":
        rules[-1].times.append("off")
    elif kind == "range":
        rules[-1].ranging = True
    else:
        if rules[-1].times:
            rules.append(_Rule())
        _day(rules[-1], kind, found)


def _day(rule: _Rule, kind: str, found: re.Match[str]) -> None:
    if kind == "day":
        day = DAYS[found["day"][:2]]
        rule.days[-1:] = [f"{rule.days[-1]}-{day}"] if rule.ranging and rule.days else [*rule.days[-1:], day]
        rule.ranging = False
    else:
        rule.days.append("PH" if kind == "holidays" else WHOLE_WEEK[kind])


def _times(said: str, text: str) -> str:
    numbers = re.findall(r"(\d{1,2})(?:[:.](\d\d))?", said)
    (first, first_minute), (last, last_minute) = numbers[0], numbers[-1]
    opens, closes = int(first) * 60 + int(first_minute or 0), int(last) * 60 + int(last_minute or 0)
    # "9-5" can be a night or a working day: whoever wrote it knows, we do not.
    if closes <= opens or closes > LATEST * 60:
        raise BadCell("import_hours_turned", text=text)
    return f"{opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"
