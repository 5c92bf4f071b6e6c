# SPDX-License-Identifier: EUPL-1.2
"""The confusion of themes as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from nlu.evaluate.confusion import Confusion

CELL = 36
LEFT = 130
TOP = 120
RIGHT = 50
FOOT = 30
RIGHT_COLOUR = (27, 110, 80)
WRONG_COLOUR = (178, 72, 20)
DARK = 0.3
"""From this share of a row on the number is written in white."""


def svg(confusion: Confusion) -> str:
    """One square for each pair of themes, darker where it happens more; what is right is green."""
    wide = LEFT + CELL * len(confusion.themes) + RIGHT
    high = TOP + CELL * len(confusion.themes) + FOOT
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}"'
            f' height="{high}" font-family="sans-serif" font-size="12" role="img">',
            "<title>Which theme is taken for which</title>",
            f'<rect width="{wide}" height="{high}" fill="white"/>',
            *_names(confusion),
            *(part for at, said in enumerate(confusion.themes) for part in _row(confusion, at, said)),
            f'<text x="{LEFT}" y="{high - 10}">Row: what it was about. Column: the best theme.</text>',
            "</svg>\n",
        )
    )


def _names(confusion: Confusion) -> Iterator[str]:
    for at, theme in enumerate(confusion.themes):
        middle = at * CELL + CELL / 2
        yield f'<text x="{LEFT - 8}" y="{TOP + middle + 4}" text-anchor="end">{escape(theme)}</text>'
        yield (
            f'<text transform="translate({LEFT + middle + 4} {TOP - 8}) rotate(-60)">{escape(theme)}</text>'
        )


def _row(confusion: Confusion, at: int, said: str) -> Iterator[str]:
    counts = confusion.row(said)
    for column, count in enumerate(counts):
        part = count / max(sum(counts), 1)
        x, y = LEFT + column * CELL, TOP + at * CELL
        colour = RIGHT_COLOUR if column == at else WRONG_COLOUR
        yield (
            f'<rect x="{x}" y="{y}" width="{CELL - 1}" height="{CELL - 1}" fill="{_shade(colour, part)}"'
            ' stroke="#ddd"/>'
        )
        if count:
            ink = "white" if part > DARK else "black"
            yield (
                f'<text x="{x + CELL / 2}" y="{y + CELL / 2 + 4}" text-anchor="middle"'
                f' fill="{ink}">{count}</text>'
            )


def _shade(colour: tuple[int, int, int], part: float) -> str:
    # The root shows what happens seldom too.
    return "#" + "".join(f"{round(255 - (255 - one) * part**0.5):02x}" for one in colour)
