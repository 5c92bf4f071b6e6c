# SPDX-License-Identifier: EUPL-1.2
"""Whether a text is plain: no office words, no passive, figures for amounts, nothing left over in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content import holes
from content.checks import office_words
from content.checks.texts import Written, texts
from content.entry import Entry
from content.findings import say
from content.problem import Problem

_COUNTED = "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
_ROUND = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "negentig": 90,
    "honderd": 100,
}
FIGURES = {word: figure for figure, word in enumerate(_COUNTED.split(), 2)} | _ROUND
_UNITS = (
    "dag|dagen|werkdagen|week|weken|maand|maanden|uur|uren|minuut|minuten|jaar|euro|keer|kilometer|procent"
)
AMOUNT = re.compile(rf"\b({'|'.join(FIGURES)}) ({_UNITS})\b", re.IGNORECASE)
_PARTICIPLE = r"(?:(?:\w{2,5})?ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her)\w{3,}(?:d|t|en))"
_NO_PARTICIPLE = re.compile(
    r"geen|gegevens?|geld|gevaren|gemeenten?|gebeurt|geduld|gezinnen|geluid|gezond|gewond|genoeg|gevoelens?"
    r"|beroemd|bekend|bereid|bewust|verliefd|verdriet|vertrouwd|bezoeken|bestaat|berichten|begint|bellen"
    r"|verder\w*|verhalen|vergeten|verslaafd|hersteld|hertrouwd|verkouden|begrepen te|getrouwd|gehandicapt"
    r"|\w*geleden|\w*gelden|\w*gebieden|\w*gesprekken|\w*gevallen",
    re.IGNORECASE,
)
_BECOMES = r"(?:wordt?|worden|werd(?:en)?)"
_AFTER = re.compile(rf"\b{_BECOMES}\b(?:\W+\w+){{0,5}}?\W+({_PARTICIPLE})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b({_PARTICIPLE})\s+(?:wordt?|werd(?:en)?)\b", re.IGNORECASE)
_PART = re.compile(r"(?<=[.!?:,;])\s+|\n+")
_MARKUP = re.compile(r"</?[a-zA-Z][^>\n]*>|&[a-z]+;|\*\*|__|\]\(|^#+ ", re.MULTILINE)
_LEFT_OPEN = re.compile(r"\[[^\]\n]*\]|\bXX+\b|\bTODO\b|\bn\.?t\.?b\.?(?=\W|$)|\binvullen\b|_{3,}|\.{4,}")


def problems(entry: Entry) -> Iterator[Problem]:
    """What is not plain in an entry's texts."""
    for written in texts(entry):
        if written.entry.data.get("language"):
            continue
        yield from _left(written)
        if entry.kind != "card":
            # Each word of a danger card was weighed by two people.
            yield from _words(written)
            yield from _passive(written)


def _words(written: Written) -> Iterator[Problem]:
    for word, plain in office_words.found(holes.HOLE.sub(_blank, written.text)):
        yield written.hint(say("office_word", word=word, plain=plain))
    for match in AMOUNT.finditer(written.text) if written.entry.kind != "button" else ():
        figure = FIGURES[match[1].lower()]
        yield written.hint(say("number_in_words", words=match[0], figures=f"{figure} {match[2]}"))


def _passive(written: Written) -> Iterator[Problem]:
    if written.for_staff:
        return
    for part in _PART.split(written.text):
        piece = passive(part)
        if piece:
            yield written.hint(say("passive", piece=piece))


def passive(part: str) -> str:
    """The piece in which something is done by nobody in particular; empty where there is none."""
    for pattern in (_AFTER, _BEFORE):
        match = pattern.search(part)
        participle = match[1] if match else ""
        if match and not participle.endswith("end") and not _NO_PARTICIPLE.fullmatch(participle):
            return match[0]
    return ""


def _blank(hole: re.Match[str]) -> str:
    return "§" * len(hole[0])


def _left(written: Written) -> Iterator[Problem]:
    if _MARKUP.search(written.text):
        yield written.problem(say("markup", piece=_MARKUP.findall(written.text)[0]))
    open_end = None if written.for_staff else _LEFT_OPEN.search(written.text)
    if open_end:
        yield written.problem(say("left_open", piece=open_end[0]))
