# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.web.richtext import linked


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Bel 112.", "112"),
        ("Bel 113, dag en nacht.", "113"),
        ("Geldfit: 0800-8115.", "08008115"),
        ("(0900 1450)", "09001450"),
        ("bel 035-629 27 00 nu", "0356292700"),
        ("06-12345678", "0612345678"),
        ("+31 35 629 27 00", "+31356292700"),
        ("Dit is de gemeente: 14 035.", "14035"),
        ("088 - of 088-0300500", "0880300500"),
    ],
)
def test_a_phone_number_can_be_called(text: str, number: str) -> None:
    assert f'href="tel:{number}"' in linked(text)


@pytest.mark.parametrize(
    "text",
    [
        "open tot 21:00",
        "op 21-11-2026",
        "€ 112,50",
        "€112",
        "1211 AB",
        "112,5 meter",
        "30 brieven",
        "2112 keer",
        "BSN 123456789",
        "IBAN NL91ABNA0417164300",
    ],
)
def test_what_is_no_phone_number_stays_text(text: str) -> None:
    assert "tel:" not in linked(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Chatten kan op 113.nl.", "https://113.nl"),
        ("Kijk op www.geldfit.nl/hulp, gratis", "https://www.geldfit.nl/hulp"),
        ("https://www.hilversum.nl/zorg?x=1", "https://www.hilversum.nl/zorg?x=1"),
    ],
)
def test_a_site_opens_apart_and_is_not_told_where_one_came_from(text: str, address: str) -> None:
    assert f'<a href="{address}" rel="noopener noreferrer" target="_blank">' in linked(text)
    assert "tel:" not in linked(text)


@pytest.mark.parametrize("text", ["mail info@versa.nl", "http://boos.nl", "javascript:alert(1)", "einde.nlx"])
def test_nothing_else_becomes_a_link(text: str) -> None:
    assert "<a" not in linked(text)


def test_signs_that_mean_something_in_html_are_only_shown() -> None:
    assert linked('<b>"0800-8115"</b>').startswith("&lt;b&gt;&#34;<a class=")
