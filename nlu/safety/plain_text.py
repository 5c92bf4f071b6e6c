# SPDX-License-Identifier: EUPL-1.2
"""A message as lower-case letters: no accents, no HTML, no invisible signs, no stretched words."""

from __future__ import annotations

import html
import re
import unicodedata

LONGEST = 20_000
"""Of a longer text only the first and the last half of this many signs are read."""

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
APOSTROPHE = re.compile(r"(?<=\w)[*_](?=\w)|['’‘`´ʼ]")
STRETCHED = re.compile(r"(.)\1{2,}")
SENTENCE_END = re.compile(r"[.!?;:\n\r…]+")
LETTERS_AS_DIGITS = str.maketrans("013457", "oieast")
LEET = re.compile(r"\b[a-z]+(?:[013457]+[a-z]+)+\b")
DOTTED = re.compile(r"\b(?:[a-z]\. ?){2,}[a-z]\b")
"""d.o.o.d"""
MIXED = re.compile(r"\w*[a-z]\w*")
ALIKE = str.maketrans("авекмнорстухіјѕαεικνορτυχ", "abekmhopctyxijsaeikvoptux")
"""Cyrillic and Greek letters that look like ours, in a word that has letters of ours too."""


def plain(text: str) -> str:
    """The text in plain letters, with sentence ends as full stops."""
    if len(text) > LONGEST:
        text = text[: LONGEST // 2] + "\n" + text[-LONGEST // 2 :]
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = TAG.sub(" ", text)
    text = text.lower() if text.isascii() else _unaccented(text)
    text = APOSTROPHE.sub("", text)
    text = STRETCHED.sub(r"\1\1", text)
    text = LEET.sub(lambda match: match.group().translate(LETTERS_AS_DIGITS), text)
    text = DOTTED.sub(lambda match: match.group().replace(".", "").replace(" ", ""), text)
    return SENTENCE_END.sub(" . ", text)


def _unaccented(text: str) -> str:
    text = unicodedata.normalize("NFKD", INVISIBLE.sub("", text)).lower()
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return MIXED.sub(lambda match: match.group().translate(ALIKE), text)
