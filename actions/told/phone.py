# SPDX-License-Identifier: EUPL-1.2
"""A phone number in what somebody typed, if anybody can call it."""

from __future__ import annotations

from dataclasses import dataclass

import phonenumbers
from phonenumbers import Leniency, PhoneNumber, PhoneNumberFormat, PhoneNumberType

COUNTRY = "NL"
CALLABLE = (
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.VOIP,
    PhoneNumberType.PERSONAL_NUMBER,
)
"""Kinds of numbers on which a person is called back; not information lines and the like."""


@dataclass(frozen=True)
class Phone:
    """A number as people dial it, and its E.164."""

    number: str
    e164: str


def read(text: str) -> Phone | None:
    """The first number in a text that a person can be called on."""
    found = phonenumbers.PhoneNumberMatcher(text, COUNTRY, leniency=Leniency.VALID)
    return next((_phone(match.number) for match in found if _callable(match.number)), None)


def _callable(number: PhoneNumber) -> bool:
    return phonenumbers.number_type(number) in CALLABLE


def _phone(number: PhoneNumber) -> Phone:
    return Phone(_shown(number), phonenumbers.format_number(number, PhoneNumberFormat.E164))


def _shown(number: PhoneNumber) -> str:
    if phonenumbers.region_code_for_number(number) != COUNTRY:
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    dialled = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return _in_pairs(dialled) if phonenumbers.number_type(number) == PhoneNumberType.MOBILE else dialled


def _in_pairs(number: str) -> str:
    """06 12 34 56 78: so it is read out, and checked."""
    digits = "".join(filter(str.isdigit, number))
    return " ".join(digits[start : start + 2] for start in range(0, len(digits), 2))
