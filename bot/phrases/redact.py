# SPDX-License-Identifier: EUPL-1.2
"""Takes out of a sentence whatever may tell who said it, before it is kept; rather too much."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from phonenumbers import Leniency, PhoneNumberMatcher

GONE = "[…]"
FEWEST = 2
"""Words of ours that must be left, or there is nothing to learn from it."""
Known = Callable[[str], bool]

_WEB = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be|info)\b(?:/\S*)?", re.I
)
_MAIL = re.compile(r"\S+@\S+|\S+\s*(?:\(at\)|\[at\]| apenstaartje )\s*\S+", re.I)
_HANDLE = re.compile(r"(?<!\w)[@#][\w.]+")
_IBAN = re.compile(r"\b[A-Z]{2}[ -]?\d{2}[ -]?[A-Z]{4}(?:[ -]?\d){6,}\b", re.I)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b", re.I)
_STREET = re.compile(
    r"\b[\w'’.-]*(?:straat|str\.|laan|weg|plein|gracht|kade|dijk|hof|steeg|singel|park|dreef|pad|plantsoen|dam)"
    r"\s+\d+\s?[a-z]{0,2}\b",
    re.I,
)
_MONTHS = "jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec"
_DATE = re.compile(rf"\b\d{{1,2}}\s+(?:{_MONTHS})\w*(?:\s+\d{{2,4}})?\b", re.I)
_NUMBER = re.compile(r"\b\d[\d\s./:,-]*\d[\d\s./:,-]*\d\b|\b\w*\d{3,}\w*\b")
_SPOKEN = re.compile(
    r"\b(?:(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|dubbel|tien|elf|twaalf)[\s,-]+){3,}"
    r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b",
    re.I,
)
_NAMED = re.compile(
    r"\b((?:ik heet|(?:ik|hij|zij|ze|die)\s+heet|heet|heten|genaamd|(?:mijn|me|m'n|zijn|haar|de)\s+"
    r"(?:voor|achter|bij|roep|meisjes)?naam\s+is|noem(?:en|t)? (?:me|mij|hem|haar)|naam[:=]|"
    r"groet(?:en|jes)?,?|gr\.?,?)\s+)((?:[\w'’-]+\.?\s*){1,3})",
    re.I,
)
_TITLED = re.compile(
    r"\b((?:meneer|mevrouw|mevr|mw|dhr|dr|dokter|juf|meester|agent|pastoor|dominee|imam)\.?\s+)([\w'’-]+)",
    re.I,
)
_KIN = re.compile(
    r"\b((?:mijn|me|m'n|mn|onze|ons|zijn|haar|de|een)\s+(?:man|vrouw|vriend|vriendin|ex|zoon|dochter|kind|"
    r"zoontje|dochtertje|broer|zus|broertje|zusje|vader|moeder|pa|ma|opa|oma|oom|tante|neef|nicht|partner|"
    r"buurman|buurvrouw|buurjongen|buurmeisje|baas|kleinzoon|kleindochter|stiefvader|stiefmoeder)\s+)([\w'’-]+)",
    re.I,
)
_IAM = re.compile(r"\b((?:ik ben|met|dit is|hoi|hallo|hey|dag|beste)\s+)([\w'’-]+)", re.I)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_REPEATED = re.compile(r"(?:\[…\][\s,.;:/-]*){2,}")
_WHOLE = (_WEB, _MAIL, _HANDLE, _IBAN, _POSTCODE, _STREET, _DATE)


def redacted(text: str, known: Known) -> str:
    """What may be kept; empty where too little is left. `known` says whether a word is one of ours."""
    left = unicodedata.normalize("NFKC", text)
    left = "".join(sign for sign in left if unicodedata.category(sign) != "Cf")
    for rule in _WHOLE:
        left = rule.sub(GONE, left)
    left = _without_phones(left)
    for rule in (_NUMBER, _SPOKEN):
        left = rule.sub(GONE, left)
    left = _NAMED.sub(rf"\1{GONE} ", left)
    for rule in (_TITLED, _KIN, _IAM):
        left = rule.sub(lambda found: found[1] + _unless_known(found[2], known), left)
    left = _WORD.sub(lambda found: _unless_name(found[0], known), left)
    left = " ".join(_REPEATED.sub(GONE + " ", left).split())
    return left if sum(known(word.lower()) for word in _WORD.findall(left)) >= FEWEST else ""


def _without_phones(text: str) -> str:
    for found in PhoneNumberMatcher(text, "NL", leniency=Leniency.POSSIBLE):
        text = text.replace(found.raw_string, GONE)
    return text


def _unless_known(word: str, known: Known) -> str:
    """A word where a name may stand stays only when it is one of ours, and not written as a name."""
    return word if word == GONE or (word[0].islower() and known(word)) else GONE


def _unless_name(word: str, known: Known) -> str:
    """A capital makes a name of a word we do not know."""
    return word if word.islower() or known(word.lower()) else GONE
