# SPDX-License-Identifier: EUPL-1.2
"""What a message says about something to do: when, what, what it may cost, for whom it must fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from actions.told.moments import Moments
from content.phrasing import either, found, normal
from content.word_list import Phrases

LOW_COST = 500
"""Cents that are not too much for who says that it must not be."""
A_WEEK = timedelta(days=6)
SATURDAY = 5
Heard = dict[str, Any]
"""What was said, as the state keeps it; a thing that was not said is not there."""


class ActivityWords:
    """Reads wishes with the words of `understanding/activities.txt` and `times.txt`."""

    def __init__(self, words: Phrases, times: Phrases) -> None:
        self._words = words
        self._moments = Moments(times)
        self._kinds = {name: found(phrases) for name, phrases in words.items()}
        self._time_words = {normal(phrase) for phrases in times.values() for phrase in phrases}
        self._weekend = found(times.get("weekend", ()))
        self._days = [found(times.get(f"day_{number}", ())) for number in range(7)]
        numbers = [name for name in times if name.startswith("number_")]
        self._numbers = {name.removeprefix("number_"): found(times[name]) for name in numbers}
        number = either(phrase for name in numbers for phrase in times[name])
        self._parts, self._whole = (
            re.compile(rf"(?P<number>\d{{1,2}}|{number})\W+(?:{either(words.get(unit, ()))})")
            for unit in ("unit_part", "unit_day")
        )

    def heard(self, text: str, today: date) -> Heard:
        """Everything a message says of it."""
        said = normal(text)
        told: Heard = {"about": self._named(said, "about_"), "times": self._named(said, "part_")}
        told |= self._when(said, today) | self._cost(said)
        told |= dict.fromkeys(self._named(said, "for_"), True)
        told["language"] = next(iter(self._named(said, "language_")), "")
        told["parts"] = self._how_many(said)
        return {name: value for name, value in told.items() if value not in ("", None, [])}

    def stems(self, about: list[str]) -> list[str]:
        """The words of subjects, as they are looked up."""
        return [word for name in about for word in self._words.get(f"about_{name}", ())]

    def kindred(self, about: list[str]) -> list[str]:
        """The subjects of the same sort, and the tag of that sort."""
        tags = {
            name.removeprefix("tag_"): names
            for name, names in self._words.items()
            if name.startswith("tag_") and set(names) & set(about)
        }
        return [*tags, *self.stems([name for names in tags.values() for name in names])]

    def nothing_else(self, text: str, today: date) -> bool:
        """Whether a message has no words but those of the lists: "en op dinsdag?", "liever gratis"."""
        said = normal(text)
        lists = [pattern for name, pattern in self._kinds.items() if not name.startswith("tag_")]
        patterns = [*lists, self._weekend, *self._days, self._parts, self._whole]
        known = [match.span() for pattern in patterns for match in pattern.finditer(said)]
        known += [(moment.start, moment.end) for moment in self._moments.of(said, today)]
        return all(
            any(start <= word.start() and word.end() <= end for start, end in known)
            for word in re.finditer(r"\w+", said)
        )

    def left(self, text: str) -> list[str]:
        """The long words of a message that no list knows."""
        said = normal(text)
        kinds = [pattern for name, pattern in self._kinds.items() if not name.startswith("tag_")]
        taken = [*kinds, self._weekend, *self._days]
        rest = [word for word in re.findall(r"\w{5,}", said) if not any(one.search(word) for one in taken)]
        return [word for word in dict.fromkeys(rest) if word not in self._time_words]

    def _named(self, said: str, kind: str) -> list[str]:
        return [
            name.removeprefix(kind)
            for name, pattern in self._kinds.items()
            if name.startswith(kind) and pattern.search(said)
        ]

    def _when(self, said: str, today: date) -> Heard:
        moments = self._moments.of(said, today)
        weekdays = [number for number, pattern in enumerate(self._days) if pattern.search(said)]
        if not moments:
            # "elke woensdag" is no date, but a day all the same.
            days = [today + timedelta(days=(number - today.weekday()) % 7) for number in weekdays[:1]]
        else:
            days = [moments[0].day]
        if not days:
            return {}
        until = days[0]
        if self._weekend.search(said) and days[0].weekday() == SATURDAY:
            until += timedelta(days=1)
        elif moments and not moments[0].exact:
            until += A_WEEK
        return {"since": days[0].isoformat(), "until": until.isoformat(), "weekdays": weekdays}

    def _cost(self, said: str) -> Heard:
        named = self._named(said, "cost_")
        if "free" in named and "low" not in named:
            return {"most": 0}
        return {"most": LOW_COST} if named else {}

    def _how_many(self, said: str) -> int | None:
        match = self._parts.search(said)
        if match is not None:
            return self._number(match["number"])
        whole = self._whole.search(said)
        number = self._number(whole["number"]) if whole else None
        return number * 2 if number else None

    def _number(self, said: str) -> int | None:
        if said.isdigit():
            return int(said)
        return next((int(name) for name, pattern in self._numbers.items() if pattern.fullmatch(said)), None)


@lru_cache(maxsize=4)
def reader(times: str, words: str) -> ActivityWords:
    """The reader of these compiled lists; they stay the same for as long as the content does."""
    return ActivityWords(json.loads(words), json.loads(times))


def neighbourhoods(text: str, most: int = 3) -> Iterator[str]:
    """Every run of a few words, as a neighbourhood's name would be looked up."""
    said = re.findall(r"\w+", normal(text))
    for length in range(most, 0, -1):
        for start in range(len(said) - length + 1):
            yield " ".join(said[start : start + length])
