# SPDX-License-Identifier: EUPL-1.2
"""How texts are written: short sentences, one question, one form of address, no shouting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content import holes
from content.checks.texts import Written, forms, texts
from content.entry import Entry
from content.findings import say
from content.model import FORMS
from content.problem import Problem

MOST_WORDS = 15
MOST_CHARACTERS = 4096
"""What fits in one Telegram message."""
ADDRESS = {"je": {"je", "jij", "jou", "jouw", "jezelf"}, "u": {"u", "uw", "uzelf"}}
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|(?<!\w)'[^'\n]+'(?!\w)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"\w+")


def problems(entry: Entry) -> Iterator[Problem]:
    """What is wrong with the wording of an entry."""
    for written in texts(entry):
        yield from _sentences(written)
        yield from _signs(written)
        if not written.for_staff and not entry.data.get("language"):
            yield from _address(written)
    yield from _forms(entry)


def _sentences(written: Written) -> Iterator[Problem]:
    for sentence in _SENTENCE.split(written.text):
        count = len(sentence.split())
        if count > MOST_WORDS:
            start = " ".join(sentence.split()[:4])
            yield written.problem(say("too_many_words", start=start, count=count, most=MOST_WORDS))
    if len(written.text) > MOST_CHARACTERS:
        yield written.problem(say("too_long", most=MOST_CHARACTERS))


def _signs(written: Written) -> Iterator[Problem]:
    if "!" in written.text:
        yield written.problem(say("shouting"))
    count = questions(written.text, only_at_the_end=written.entry.kind == "card")
    if count > 1:
        yield written.problem(say("questions", count=count))


def questions(text: str, only_at_the_end: bool = False) -> int:
    """How many questions a text asks, not counting what it quotes.

    On a danger card "Gevaar? Bel 112." is a condition: there only a question that ends its line counts.
    """
    bare = _QUOTED.sub("", text)
    if only_at_the_end:
        return sum(line.rstrip().endswith("?") for line in bare.splitlines())
    return bare.count("?")


def _address(written: Written) -> Iterator[Problem]:
    words = set(_WORD.findall(_QUOTED.sub("", holes.HOLE.sub("", written.text)).lower()))
    for form in FORMS:
        if written.form == form:
            continue
        wrong = sorted(words & ADDRESS[form])
        if wrong and written.form:
            yield written.problem(say("wrong_form", word=wrong[0], form=written.form))
        elif wrong:
            yield written.problem(_speaks_to_one(written.entry, wrong[0]))


def _speaks_to_one(entry: Entry, word: str) -> str:
    of_contact = entry.kind in ("contact", "front_door")
    return say("one_form_contact", word=word) if of_contact else say("one_form", word=word)


def _forms(entry: Entry) -> Iterator[Problem]:
    for where, found in forms(entry):
        if not found:
            yield entry.problem(say("text_none"), *where)
        elif "text" in found or "title" in found:
            continue
        elif len(found) < len(FORMS):
            lacks = next(form for form in FORMS if form not in found)
            yield entry.problem(say("form_missing", form=lacks), *where)
        else:
            yield from _same_holes(entry, where, found)


def _same_holes(entry: Entry, where: tuple[str | int, ...], found: dict[str, object]) -> Iterator[Problem]:
    je, u = (set(holes.names(str(found[form]))) for form in FORMS)
    for name in sorted(je ^ u):
        lacks = "u" if name in je else "je"
        yield entry.problem(say("hole_one_form", name=name, form=lacks), *where, lacks)
