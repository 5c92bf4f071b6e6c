# SPDX-License-Identifier: EUPL-1.2
"""Why a file cannot be read as YAML, in an editor's words and at the line where the mistake was made."""

from __future__ import annotations

import re

from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from content.findings import say

LONGEST_LINE = 100_000
DEEPEST = 100
"""Brackets in brackets: the parser in C ends the whole process somewhere beyond ten thousand."""
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_KEY = re.compile(r"\s*(?:- )*[^\s:][^:]*:(?:\s|$)")

Trouble = tuple[int, str]
"""A line and what is said of it."""


def before(text: str) -> Trouble | None:
    """What keeps a text from being given to the parser at all."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            return number, say("line_endless", count=len(line))
        if line.count("[") + line.count("{") + line.count("- ") > DEEPEST and _depth(line) > DEEPEST:
            return number, say("nested_deep")
    return None


def _depth(line: str) -> int:
    depth = deepest = 0
    for sign in line:
        depth += (sign in "[{") - (sign in "]}")
        deepest = max(deepest, depth)
    lists = re.match(r"\s*((?:[-?] )*)", line)
    return max(deepest, len(lists[1]) // 2 if lists else 0)


def after(text: str, error: YAMLError) -> Trouble:
    """What the parser stumbled over."""
    if isinstance(error, ReaderError):
        return text[: error.position].count("\n") + 1, say("not_text")
    if not isinstance(error, MarkedYAMLError):
        return 1, say("not_yaml")
    mark = error.problem_mark or error.context_mark
    at = mark.line + 1 if mark else 1
    begun = error.context_mark.line + 1 if error.context_mark else at
    return _named(text.split("\n"), at, begun, f"{error.context} {error.problem}")


def bytes_trouble(content: bytes) -> Trouble | None:
    """The line of the first byte that is not UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content[: error.start].count(b"\n") + 1, say("not_utf8")
    return None


def _named(lines: list[str], at: int, begun: int, said: str) -> Trouble:
    line = lines[at - 1] if at <= len(lines) else ""
    open_quote = next((number for number in range(1, at + 1) if _unclosed(lines, number)), None)
    if "tab" in said or "\t" in line[: len(line) - len(line.lstrip())]:
        return at, say("not_yaml_tab")
    if "quoted scalar" in said and "escape" not in said:
        return open_quote or begun, say("not_yaml_quote")
    if "another document" in said:
        return at, say("not_yaml_two")
    if "cannot start" in said or "alias" in said:
        return at, say("not_yaml_sign")
    if open_quote:
        return open_quote, say("not_yaml_quote")
    if "flow" in said:
        return begun, say("not_yaml_bracket")
    return _shape(lines, at, said)


def _unclosed(lines: list[str], number: int) -> bool:
    line = _TEXT.sub("", lines[number - 1]) if number <= len(lines) else ""
    return '"' in line.partition(" #")[0]


def _shape(lines: list[str], at: int, said: str) -> Trouble:
    """A colon, a bracket or an indentation: which one shows in the lines themselves."""
    line, above = lines[at - 1] if at <= len(lines) else "", _above(lines, at)
    if "mapping values" in said and len(re.findall(r":\s", _TEXT.sub("", line))) > 1:
        return at, say("not_yaml_colons")
    if above and not _KEY.match(lines[above - 1]) and not lines[above - 1].lstrip().startswith("-"):
        return above, say("not_yaml_colon")
    if re.search(r":\s*[\[{]", _TEXT.sub("", line)):
        return at, say("not_yaml_bracket")
    if not _KEY.match(line) or "could not find" in said:
        return at, say("not_yaml_colon")
    if above and _indent(line) != _indent(lines[above - 1]):
        return at, say("not_yaml_indent")
    return at, say("not_yaml")


def _above(lines: list[str], at: int) -> int | None:
    """The number of the nearest line above with something on it."""
    for number in range(at - 1, 0, -1):
        bare = lines[number - 1].strip()
        if bare and not bare.startswith("#"):
            return number
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
