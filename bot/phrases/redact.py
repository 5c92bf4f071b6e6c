# SPDX-License-Identifier: EUPL-1.2
"""Takes out of a sentence whatever may tell who said it, before it is kept; rather too much."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from phonenumbers import Leniency, PhoneNumberMatcher

from bot.masking.mask import GONE, mask

FEWEST = 2
"""Words of ours that must be left, or there is nothing to learn from it."""
Known = Callable[[str], bool]

_WEB = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be|info)\b(?:/\S*)?", re.I
)
_MAIL = re.compile(
    r"\S+@\S+|\S+\s*(?:\(at\)|\[at\])\s*\S+"
    r"|\S+(?:\s+punt\s+\S+)*\s+(?:apenstaart(?:je)?|at)\s+\S+(?:\s+punt\s+\S+)*",
    re.I,
)
_HANDLE = re.compile(r"(?<!\w)[@#][\w.]+")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b", re.I)
_STREET = re.compile(
    r"\b[\w'’.-]*(?:straat|str\.|laan|weg|plein|gracht|kade|dijk|hof|steeg|singel|park|dreef|pad|plantsoen|dam)"
    r"\s+\d+\s?[a-z]{0,2}(?:-\d+)?\b",
    re.I,
)
_SQUARE = re.compile(
    r"\b(?:straat|laan|weg|plein|kade|gracht|hof)\s+(?:van|aan|der)\b(?:\s+\w+){1,3}?\s+\d+\s?[a-z]?\b", re.I
)
_DOOR = re.compile(
    r"\b(?:\d+e\s+)?(?:huisnummer|nummer|nr\.?|kamer|flat|etage|verdieping|appartement)\s+\d+\s?[a-z]?\b"
    r"|\b\d{1,4}[a-df-wyz]\b",
    re.I,
)
_PLATE = re.compile(r"\b(?=[a-z-]*\d)(?=[\d-]*[a-z])[a-z\d]{1,3}(?:-[a-z\d]{1,3}){2}\b", re.I)
_BETWEEN = r"(?:(?:van|de|den|der|het|'t|el|al|ter|ten)\s+)"
"""Small words that stand before a family name."""
_ABBREVIATED = r"(?!(?:o\.a|i\.v|z\.s|d\.w|m\.b|b\.v|t\.a|n\.a|t\.b|a\.u|s\.v|m\.n|m\.i|i\.p|e\.d|p\.s)\.)"
_INITIALS = re.compile(rf"(?<![\w.]){_ABBREVIATED}(?:[a-z]\.\s?){{1,4}}{_BETWEEN}*[\w'’-]{{2,}}", re.I)
_FAMILY = re.compile(r"(?<=\[…\])\s+(?:van\s+(?:de[nr]?|het|'t)|el|al|ter|ten)\s+[\w'’-]+", re.I)
_MONTHS = "jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec"
_TENS = r"\w*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|\w+tien"
_DATE = re.compile(
    rf"\b\d{{1,2}}\s+(?:{_MONTHS})\w*(?:\s+\d{{2,4}})?\b|\b\w+\s+(?:{_MONTHS})\w*\s+(?:\d{{2,4}}|{_TENS})\b",
    re.I,
)
_NUMBER = re.compile(r"\b\d[\d\s./:,-]*\d[\d\s./:,-]*\d\b|\b\w*\d{3,}\w*\b")
_DIGIT = rf"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|dubbel|tien|elf|twaalf|{_TENS})"
_SPOKEN = re.compile(rf"\b(?:{_DIGIT}[\s,-]+){{3,}}{_DIGIT}\b", re.I)
_NAMED = re.compile(
    r"\b((?:ik heet|(?:ik|hij|zij|ze|die)\s+heet|heet|heten|genaamd|(?:mijn|me|m'n|zijn|haar|de)\s+"
    r"(?:voor|achter|bij|roep|meisjes)?naam\s+is|noem(?:en|t)? (?:me|mij|hem|haar)|naam[:=]|"
    r"groet(?:en|jes)?,?|gr\.?,?)\s+)((?:[\w'’-]+\.?\s*){1,3})",
    re.I,
)
_TITLED = re.compile(
    r"\b((?:meneer|mevrouw|mevr|mw|dhr|dr|dokter|juf|meester|agent|pastoor|dominee|imam|heer)\.?\s+)([\w'’-]+)",
    re.I,
)
_TITLED_SO = re.compile(rf"\b((?:meneer|mevrouw|mevr|mw|dhr|dr|heer)\.?\s+){_BETWEEN}+[\w'’-]+", re.I)
_KIN = re.compile(
    r"\b((?:mijn|me|m'n|mn|onze|ons|zijn|haar|de|een)\s+(?:man|vrouw|vriend|vriendin|ex|zoon|dochter|kind|"
    r"zoontje|dochtertje|broer|zus|broertje|zusje|vader|moeder|pa|ma|opa|oma|oom|tante|neef|nicht|partner|"
    r"buurman|buurvrouw|buurjongen|buurmeisje|baas|kleinzoon|kleindochter|stiefvader|stiefmoeder)\s+)([\w'’-]+)",
    re.I,
)
_IAM = re.compile(r"\b((?:ik ben|met|dit is|hoi|hallo|hey|dag|beste)\s+)([\w'’-]+)", re.I)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_REPEATED = re.compile(r"(?:\[…\][\s,.;:/-]*){2,}")
_WHOLE = (_WEB, _MAIL, _HANDLE, _POSTCODE, _STREET, _SQUARE, _DATE, _PLATE, _DOOR, _INITIALS)


def redacted(text: str, known: Known) -> str:
    """What may be kept; empty where too little is left. `known` says whether a word is one of ours."""
    left = unicodedata.normalize("NFKC", text)
    left = "".join(sign for sign in left if unicodedata.category(sign) != "Cf")
    left = mask(left).text
    for rule in _WHOLE:
        left = rule.sub(GONE, left)
    left = _without_phones(left)
    for rule in (_NUMBER, _SPOKEN):
        left = rule.sub(GONE, left)
    left = _NAMED.sub(rf"\1{GONE} ", left)
    left = _TITLED_SO.sub(rf"\1{GONE}", left)
    for rule in (_TITLED, _KIN, _IAM):
        left = rule.sub(lambda found: found[1] + _unless_known(found[2], known), left)
    left = _WORD.sub(lambda found: found[0] if known(found[0]) else GONE, left)
    left = _FAMILY.sub("", left)
    left = " ".join(_REPEATED.sub(GONE + " ", left).split())
    return left if sum(known(word.lower()) for word in _WORD.findall(left)) >= FEWEST else ""


def _without_phones(text: str) -> str:
    for found in PhoneNumberMatcher(text, "NL", leniency=Leniency.POSSIBLE):
        text = text.replace(found.raw_string, GONE)
    return text


def _unless_known(word: str, known: Known) -> str:
    """A word where a name may stand stays only when it is one of ours, and not written as a name."""
    return word if word == GONE or (word[0].islower() and known(word)) else GONE
