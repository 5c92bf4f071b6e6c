# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.web.contrast import OURS, ratio, too_faint
from bot.web.pages import STATIC

FIRST, ON = "--utrecht-button-primary-action-color", "--utrecht-button-primary-action-background-color"


def test_black_on_white_is_twenty_one_and_a_colour_on_itself_one() -> None:
    assert ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ratio((9, 99, 9), (9, 99, 9)) == 1


@pytest.mark.parametrize(
    ("css", "faint"),
    [
        (f".x-theme {{ {ON}: #ffdd00; }}", True),
        (f".x-theme {{ {ON}: #ffdd00; {FIRST}: #000; }}", False),
        (f".x-theme {{ {ON}: var(--x-yellow); --x-yellow: #FFDD00 }}", True),
        (f".x-theme {{ {ON}: var(--x-gone, rgb(255, 221, 0)); }}", True),
        (f".x-theme {{ {ON}: var({ON}); }}", False),
        (f".x-theme {{ {ON}: hsl(54 100% 50%); }}", False),
        (".x-theme { --utrecht-something-else: #fff; }", False),
    ],
)
def test_a_pair_that_cannot_be_read_is_named_with_its_ratio(css: str, faint: bool) -> None:
    found = list(too_faint(css))
    assert [(pair.text, pair.on) for pair in found] == ([(FIRST, ON)] if faint else [])
    assert all(pair.ratio < 4.5 for pair in found)


def test_what_stands_here_as_ours_is_in_our_own_tokens() -> None:
    ours = (STATIC / "tokens.css").read_text(encoding="utf-8")
    for name, value in OURS.items():
        if name not in ("--utrecht-document-background-color",):
            assert name in ours and value in ours
