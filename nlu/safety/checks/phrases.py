# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with `other_languages.txt`, which reading passes over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from content import yaml_file
from content.problem import Problem
from nlu.safety.checks.roles import Roles
from nlu.safety.checks.texts import either, say
from nlu.safety.other_languages import REMARK, tokens

SHORTEST, LONGEST = 2, 3
"""A line begins with a language, a kind and perhaps a role."""
STOP = "."
"""The end of a sentence; a phrase of nothing else would be heard in every message."""


def problems(file: Path, languages: Path, roles: Roles) -> Iterator[Problem]:
    """What is wrong with each line."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        yield Problem(file, 1, say("file_text"))
        return
    known = _languages(languages)
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith(REMARK):
            for complaint in complaints(line, known, roles):
                yield Problem(file, number, complaint)


def complaints(line: str, languages: frozenset[str], roles: Roles) -> Iterator[str]:
    """What is wrong with a line that is no remark."""
    head, bar, rest = line.partition("|")
    said = head.split()
    if not bar or not SHORTEST <= len(said) <= LONGEST:
        yield say("phrase_form")
        return
    language, kind, *role = said
    if language not in languages:
        yield say("phrase_language", value=language)
    if kind not in roles.of_kind:
        yield say("line_kind", value=kind, known=either(roles.of_kind))
    elif role and role[0] not in roles.of_kind[kind]:
        yield say("line_role", kind=kind, value=role[0], known=either(roles.of_kind[kind]))
    yield from _of_phrases(rest)


def _of_phrases(rest: str) -> Iterator[str]:
    written = [phrase.strip() for phrase in rest.split(",") if phrase.strip()]
    if not written:
        yield say("phrase_none")
    for phrase in written:
        if not set(tokens(phrase)) - {STOP}:
            yield say("phrase_words", value=phrase)


def _languages(file: Path) -> frozenset[str]:
    """The languages somebody is answered in."""
    data = yaml_file.read(file).data if file.is_file() else None
    texts = data.values() if isinstance(data, dict) else ()
    return frozenset(str(text["language"]) for text in texts if isinstance(text, dict) and "language" in text)
