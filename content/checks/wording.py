# SPDX-License-Identifier: EUPL-1.2
"""How texts are written: short sentences, one question, one form of address, no shouting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content import holes
from content.checks.texts import Written, forms, texts
from content.entry import Entry
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
            message = f"the sentence “{start} …” has {count} words: make it {MOST_WORDS} or fewer"
            yield written.problem(message)
    if len(written.text) > MOST_CHARACTERS:
        yield written.problem(f"this does not fit in one message ({MOST_CHARACTERS} signs): make two of it")


def _signs(written: Written) -> Iterator[Problem]:
    if "!" in written.text:
        yield written.problem("an exclamation mark sounds like shouting: end with a full stop")
    count = questions(written.text, only_at_the_end=written.entry.kind == "card")
    if count > 1:
        yield written.problem(f"this asks {count} questions at once: keep one")


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
            yield written.problem(f"“{wrong[0]}” does not belong in the text for {written.form}: rewrite it")
        elif wrong:
            yield written.problem(f"“{wrong[0]}” speaks to one form of address: {_instead(written.entry)}")


def _instead(entry: Entry) -> str:
    if entry.kind in ("contact", "front_door"):
        return "say what they do without it"
    return "give this text as `je:` and `u:`"


def _forms(entry: Entry) -> Iterator[Problem]:
    for where, found in forms(entry):
        if not found:
            yield entry.problem("there is no text here: add `je:` and `u:`, or `text:` for both", *where)
        elif "text" in found or "title" in found:
            continue
        elif len(found) < len(FORMS):
            lacks = next(form for form in FORMS if form not in found)
            yield entry.problem(f"the text for {lacks} lacks: add `{lacks}:`", *where)
        else:
            yield from _same_holes(entry, where, found)


def _same_holes(entry: Entry, where: tuple[str | int, ...], found: dict[str, object]) -> Iterator[Problem]:
    je, u = (set(holes.names(str(found[form]))) for form in FORMS)
    for name in sorted(je ^ u):
        lacks = "u" if name in je else "je"
        yield entry.problem(f"{{{name}}} lacks in the text for {lacks}: put it in both", *where, lacks)
