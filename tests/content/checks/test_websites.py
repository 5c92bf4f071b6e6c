# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.checks.websites import sound
from tests.content.broken import NATIONAL
from tests.content.tree import Tree


@pytest.mark.parametrize(
    "website",
    [
        "https://www.hilversum.nl",
        "http://sint-jan.example/pad?x=1#y",
        "https://a.b.example:443/",
        "https://xn--caf-dma.example",
    ],
)
def test_an_address_people_can_open_is_sound(website: str) -> None:
    assert sound(website)


@pytest.mark.parametrize(
    "website",
    [
        "https://inloop",
        "https://",
        "https://www.a.nl of bel ons",
        "https://-a.nl",
        "https://a..nl",
        "https://1.2.3.4",
        "https://els@a.nl",
        "https://a.nl:8080",
        "https://[a.nl",
        "https://a.nl:twee",
    ],
)
def test_what_is_no_address_is_not(website: str) -> None:
    assert not sound(website)


def test_http_is_a_tip(tree: Tree) -> None:
    tree.spoil(NATIONAL, "https://", "http://")
    (said,) = tree.problems()
    assert said.startswith(f"base/{NATIONAL}:5: tip: deze website begint met http://")
