# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with `rules.yml`: parts that lack, patterns that cannot be read, names nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from content.problem import Problem
from content.yaml_file import Where, YamlFile
from nlu.safety.checks import rule
from nlu.safety.checks.patterns import complaints, heard
from nlu.safety.checks.roles import Roles
from nlu.safety.checks.texts import say
from nlu.safety.rules import ANYWHERE

LISTS = ("fillers", "idioms", "not_misspelt", "rules")
FIELDS = ("spellings", "classes", "fields", "guards", "sources", "hints")
GROUPS = ("classes", "fields")


def problems(file: YamlFile, roles: Roles) -> list[Problem]:
    """What is wrong with the file; patterns are looked at only when all its parts are there."""
    found = [*file.problems, *_parts(file)]
    if found:
        return found
    inside = (_spellings(file), _groups(file), _guards(file), _patterns(file), rule.problems(file, roles))
    return [problem for part in inside for problem in part]


def _parts(file: YamlFile) -> Iterator[Problem]:
    if file.problems:
        return
    if not isinstance(file.data, dict):
        yield Problem(file.path, 1, say("file_fields"))
        return
    for sort, names, text in ((list, LISTS, "part_list"), (dict, FIELDS, "part_fields")):
        for name in names:
            if name not in file.data:
                yield Problem(file.path, 1, say("part_missing", name=name))
            elif not isinstance(file.data[name], sort):
                yield Problem(file.path, file.line((name,)), say(text, name=name))
    yield from _lists_inside(file)


def _lists_inside(file: YamlFile) -> Iterator[Problem]:
    for part in (*GROUPS, "hints"):
        inside = file.data.get(part)
        for name, words in inside.items() if isinstance(inside, dict) else ():
            if not isinstance(words, list):
                yield Problem(file.path, file.line((part, name)), say("part_list", name=name))
    guards = file.data.get("guards")
    for name, guard in guards.items() if isinstance(guards, dict) else ():
        if not isinstance(guard, dict):
            yield Problem(file.path, file.line(("guards", name)), say("part_fields", name=name))
        elif not isinstance(guard.get("patterns"), list):
            yield Problem(
                file.path, file.line(("guards", name, "patterns")), say("part_list", name="patterns")
            )


def _groups(file: YamlFile) -> Iterator[Problem]:
    """References from group to group: to one that is there, and never round."""
    groups = {part: file.data[part] for part in GROUPS}
    known = {name: words for inside in groups.values() for name, words in inside.items()}
    for part, inside in groups.items():
        for name, words in inside.items():
            for at, word in enumerate(str(word) for word in words):
                line = file.line((part, name, at))
                if complaint := _of_member(word, name, known):
                    yield Problem(file.path, line, complaint)


def _of_member(word: str, group: str, known: dict[str, list[Any]]) -> str | None:
    if not word.startswith("@"):
        read = heard(word)
        return None if read == word else say("group_never", word=word, name=group, plain=read)
    if word[1:] not in known:
        return say("group_unknown", name=word[1:])
    return say("group_circle", name=group, other=word[1:]) if group in _within(word[1:], known) else None


def _within(name: str, known: dict[str, list[Any]]) -> set[str]:
    """A group with every group inside it, however deep."""
    found, waiting = set[str](), [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += [str(word)[1:] for word in known.get(here, ()) if str(word).startswith("@")]
    return found


def _guards(file: YamlFile) -> Iterator[Problem]:
    for name, guard in file.data["guards"].items():
        reach = guard.get("reach")
        if reach != ANYWHERE and (isinstance(reach, bool) or not isinstance(reach, int) or reach < 0):
            where = ("guards", name, "reach")
            yield Problem(file.path, file.line(where), say("guard_reach", name=name, value=reach))


def _patterns(file: YamlFile) -> Iterator[Problem]:
    classes = {*file.data["classes"], *file.data["fields"]}
    fillers = frozenset(map(str, file.data["fillers"]))
    for where, text in _written(file.data):
        said = (
            complaints(text, classes, fillers) if isinstance(text, str) else [say("pattern_text", value=text)]
        )
        yield from (Problem(file.path, file.line(where), complaint) for complaint in said)


def _spellings(file: YamlFile) -> Iterator[Problem]:
    for name, read in file.data["spellings"].items():
        if not isinstance(read, str) or not read.strip():
            yield Problem(file.path, file.line(("spellings", name)), say("spelling_text", name=name))


def _written(data: dict[str, Any]) -> Iterator[tuple[Where, Any]]:
    """Every pattern with the way to it."""
    lists: list[tuple[Where, Any]] = [(("idioms",), data["idioms"])]
    lists += [(("guards", name, "patterns"), guard["patterns"]) for name, guard in data["guards"].items()]
    lists += [(("hints", name), texts) for name, texts in data["hints"].items()]
    lists += [(("rules", at, "any"), one["any"]) for at, one in rule.with_patterns(data)]
    for before, texts in lists:
        for at, text in enumerate(texts):
            yield (*before, at), text
