# SPDX-License-Identifier: EUPL-1.2
"""The page an editor reads: a few lines for each message."""

from __future__ import annotations

from collections.abc import Iterator

from nlu.explain.because import Because
from nlu.explain.danger_lines import danger_lines
from nlu.explain.known import Known
from nlu.explain.texts import Texts
from nlu.explain.themes import Carried
from nlu.explain.why import Why

DIFFERENT = 0.01
"""A confidence is told apart from that of the words alone from so much difference on."""
INDENT = "  "


def lines(why: Why, texts: Texts) -> Iterator[str]:
    """The lines about one message."""
    yield f"“{' '.join(why.message.split())}”"
    for line in _inside(why, texts):
        yield INDENT + line


def _inside(why: Why, texts: Texts) -> Iterator[str]:
    yield decided(why.because, texts)
    if why.decision == "out_of_scope" and not why.out_of_scope:
        yield texts.say("still_in")
    if why.known:
        yield _known(why.known, texts)
    yield from _heard(why, texts)
    if why.concepts:
        yield texts.say("groups", groups="; ".join(_groups(why, texts)))
    yield from danger_lines(why.danger, texts)
    if why.place:
        found = why.place["municipality"]
        yield texts.say("place" if found else "place_many", place=str(why.place["text"]), town=found or "")


def _heard(why: Why, texts: Texts) -> Iterator[str]:
    for theme in why.heard.themes:
        yield from _carried(theme, "theme" if theme.detected else "theme_weak", texts)
    if why.heard.intent:
        yield from _carried(why.heard.intent, "intent", texts)
    if why.human >= why.human_limit:
        yield texts.say("human", chance=why.human, limit=why.human_limit)


def _groups(why: Why, texts: Texts) -> Iterator[str]:
    return (texts.say("group", name=name, words=", ".join(words)) for name, words in why.concepts.items())


def decided(reason: Because, texts: Texts) -> str:
    """Why it was sure, or not, in one sentence."""
    named = {"theme", "next"} & set(reason.values)
    values = dict(reason.values) | {hole: texts.theme(str(reason.values[hole])) for hole in named}
    return texts.say(reason.text, **values)


def _known(known: Known, texts: Texts) -> str:
    about = [texts.theme(theme) for theme in known.themes] or [known.intent]
    told = ", ".join([*about, known.place] if known.place else about)
    return texts.say("known_short" if known.decides else "known", sentence=known.sentence, about=told)


def _carried(found: Carried, text: str, texts: Texts) -> Iterator[str]:
    by_words = abs(found.confidence - found.by_words) >= DIFFERENT
    more = f" {texts.say('by_words', chance=found.by_words)}" if by_words else ""
    yield texts.say(text, name=texts.theme(found.name), chance=found.confidence) + more
    yield INDENT + (texts.say("by", words=texts.words(found.words)) if found.words else texts.say("whole"))
    if found.against:
        yield INDENT + texts.say("against", words=texts.words(found.against))
