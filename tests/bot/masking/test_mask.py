# SPDX-License-Identifier: EUPL-1.2
"""A BSN and an IBAN are found as people type them, and nothing else is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from bot.masking.mask import GONE, mask


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("123456782", GONE),
        ("mijn bsn is 123456782", f"mijn bsn is {GONE}"),
        ("bsn:123456782", f"bsn:{GONE}"),
        ("bsn123456782", f"bsn{GONE}"),
        ("1234 56 782 en nu", f"{GONE} en nu"),
        ("123.456.782", GONE),
        ("123-456-782", GONE),
        ("1 2 3 4 5 6 7 8 2", GONE),
        ("123456782 of 06 12345678", f"{GONE} of 06 12345678"),
        ("schuld van 12 000 euro en 123456782", f"schuld van 12 000 euro en {GONE}"),
    ],
)
def test_nine_digits_that_pass_the_proof_go(typed: str, left: str) -> None:
    assert mask(typed).text == left
    assert mask(typed).kinds == ("bsn",)


@pytest.mark.parametrize(
    "typed",
    [
        "mijn bsn is 123456789",
        "m'n b.s.n. 12345678",
        "12345678 is mijn burgerservicenummer",
        "sofi nr 123456789",
    ],
)
def test_what_somebody_calls_a_bsn_goes_though_it_is_wrong(typed: str) -> None:
    assert mask(typed).kinds == ("bsn",)
    assert "12345678" not in mask(typed).text


@pytest.mark.parametrize(
    "typed",
    [
        "111222334 euro",
        "111222333 euro",
        "€ 111222333",
        "ik moet 111222333,50 betalen",
        "06 12345678",
        "06-11 12 22 33",
        "0611122233",
        "0 6 1 1 1 2 2 2 3 3",
        "+31 6 11222333",
        "+31 111222333",
        "0031 111222333",
        "030 123 45 67",
        "op 21-11-2026 9 uur",
        "kenmerk 1112223330",
        "ik heb 3 kinderen van 4 en 12 en 16",
        "en 20 mensen die daar waren toen ik kwam",
        "ik woon op 1217 ab",
    ],
)
def test_amounts_telephones_and_dates_stay_as_they_are(typed: str) -> None:
    assert mask(typed).text == typed
    assert mask(typed).kinds == ()


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("NL91ABNA0417164300", GONE),
        ("nl91 abna 0417 1643 00 en ook dat", f"{GONE} en ook dat"),
        ("mijn rekening nl91abna0417164300.", f"mijn rekening {GONE}."),
        ("nl91 abna 0417 1643 01 met een fout", f"{GONE} met een fout"),
        ("be68 5390 0754 7034 uit belgie", f"{GONE} uit belgie"),
        ("DE89370400440532013000", GONE),
    ],
)
def test_an_account_number_goes_also_from_abroad_or_with_a_slip(typed: str, left: str) -> None:
    assert mask(typed).text == left
    assert mask(typed).kinds == ("iban",)


def test_both_are_told_apart_and_an_account_is_no_bsn() -> None:
    assert mask("nl91 abna 0417 1643 00 123456782").kinds == ("bsn", "iban")
    assert mask("NL02ABNA0123456789").kinds == ("iban",)


def test_of_many_numbers_exactly_those_that_pass_the_proof_go() -> None:
    dice = random.Random(6)
    numbers = [f"{dice.randrange(10**8, 10**9)}" for _ in range(2000)]
    assert [n for n in numbers if mask(f"het is {n} ja").kinds] == [n for n in numbers if bsn.is_valid(n)]


@given(st.text(alphabet=st.sampled_from("0123456789 .-nlNLabnaſKé٣€+/"), max_size=80))
def test_whatever_is_typed_is_read_and_only_a_number_changes_it(typed: str) -> None:
    masked = mask(typed)
    assert (masked.text == typed) == (not masked.kinds)
    assert (GONE in masked.text) == bool(masked.kinds)
