# SPDX-License-Identifier: EUPL-1.2
"""`content.model`: the few things the values know about themselves."""

from __future__ import annotations

import pytest

from content.model import Phone, Text


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("14 035", "municipal"),
        ("14 0118", "municipal"),
        ("112", "emergency"),
        ("113", "emergency"),
        ("0800-8115", "free"),
        ("0900-1450", "service"),
        ("035 692 64 44", "ordinary"),
        ("088 0767 000", "ordinary"),
    ],
)
def test_a_number_knows_what_has_to_be_said_beside_it(number: str, kind: str) -> None:
    assert Phone(number).kind == kind


def test_a_text_falls_back_on_the_other_form_of_address() -> None:
    assert Text(je="Hoe is het?").of("u") == "Hoe is het?"
    assert Text(u="Hoe gaat het?").of("je") == "Hoe gaat het?"
    assert not Text()
