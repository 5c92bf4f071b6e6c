# SPDX-License-Identifier: EUPL-1.2
"""`content.checks.phones`: what people can dial in the Netherlands."""

from __future__ import annotations

import pytest

from content.checks import phones


@pytest.mark.parametrize(
    ("number", "e164"),
    [
        ("0800-8115", "+318008115"),
        ("0800-2400022", "+318002400022"),
        ("0800-488 72 43", "+318004887243"),
        ("0900-1852", "+319001852"),
        ("088 0767 000", "+31880767000"),
        ("035 692 64 44", "+31356926444"),
        ("0546 45 69 09", "+31546456909"),
    ],
)
def test_a_number_people_dial_has_an_e164(number: str, e164: str) -> None:
    assert phones.e164(number) == e164
    assert phones.fault(number, e164) is None


@pytest.mark.parametrize("number", ["112", "113", "14 035", "14 0118"])
def test_a_short_number_has_none(number: str) -> None:
    assert phones.fault(number, None) is None


@pytest.mark.parametrize(
    "number",
    ["0800 32 123", "107", "1813", "116 000", "14 35", "14035", "035 123", "+31356926444", "(035) 692 64 44"],
)
def test_what_cannot_be_dialled_here_or_is_not_written_so_is_refused(number: str) -> None:
    assert phones.fault(number, None) is not None
