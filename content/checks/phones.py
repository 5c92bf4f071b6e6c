# SPDX-License-Identifier: EUPL-1.2
"""Phone numbers as they are dialled in the Netherlands, and their E.164."""

from __future__ import annotations

import re

import phonenumbers

from content.findings import say

SHORT = ("112", "113")
_MUNICIPAL = re.compile(r"14 0[1-9]\d{1,2}")
_SERVICE = re.compile(r"0(800|90[069])")
SERVICE_LENGTHS = (8, 11)
"""Four or seven digits behind 0800; Belgian ones, which stray into Dutch lists, have five."""
COUNTRY = "NL"


def is_short(number: str) -> bool:
    """Whether this is a number without E.164: 112, 113, a municipality's 14 0xx."""
    return number in SHORT or _MUNICIPAL.fullmatch(number) is not None


def e164(number: str) -> str | None:
    """The number's E.164, None when nobody can dial it."""
    digits = re.sub(r"[ -]", "", number)
    if not digits.isdigit():
        return None
    if _SERVICE.match(digits):
        return f"+31{digits[1:]}" if len(digits) in SERVICE_LENGTHS else None
    try:
        parsed = phonenumbers.parse(digits, COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number_for_region(parsed, COUNTRY) and digits.startswith("0")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if valid else None


def fault(number: str, given: str | None) -> str | None:
    """What is wrong with a number and the E.164 beside it."""
    if is_short(number):
        return say("phone_short_e164", number=number) if given else None
    right = e164(number)
    if right is None:
        return say("phone_wrong", number=number)
    if given is None:
        return say("phone_no_e164", number=number, right=right)
    return say("phone_other_e164", number=number, right=right) if given != right else None
