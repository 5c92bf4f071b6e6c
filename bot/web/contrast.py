# SPDX-License-Identifier: EUPL-1.2
"""Contrast between the colours of a token file, as WCAG counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TEXT, EDGE = 4.5, 3.0
DEEPEST = 10
PAIRS = (
    ("--utrecht-document-color", "--utrecht-document-background-color", TEXT),
    ("--utrecht-link-color", "--utrecht-document-background-color", TEXT),
    ("--utrecht-link-hover-color", "--utrecht-document-background-color", TEXT),
    ("--utrecht-heading-color", "--utrecht-document-background-color", TEXT),
    ("--utrecht-button-primary-action-color", "--utrecht-button-primary-action-background-color", TEXT),
    (
        "--utrecht-button-primary-action-hover-color",
        "--utrecht-button-primary-action-hover-background-color",
        TEXT,
    ),
    ("--utrecht-button-secondary-action-color", "--utrecht-button-secondary-action-background-color", TEXT),
    ("--utrecht-alert-info-color", "--utrecht-alert-info-background-color", TEXT),
    ("--utrecht-alert-warning-color", "--utrecht-alert-warning-background-color", TEXT),
    ("--utrecht-page-footer-color", "--utrecht-page-footer-background-color", TEXT),
    ("--utrecht-focus-outline-color", "--utrecht-document-background-color", EDGE),
    ("--utrecht-form-control-border-color", "--utrecht-document-background-color", EDGE),
)
"""What stands on what, by the names of tokens, and the least ratio between the two."""
OURS = {
    "--utrecht-document-color": "#1b2b2a",
    "--utrecht-document-background-color": "#ffffff",
    "--utrecht-button-primary-action-color": "#ffffff",
    "--utrecht-button-primary-action-background-color": "#0c5c57",
    "--utrecht-button-primary-action-hover-color": "#ffffff",
    "--utrecht-button-primary-action-hover-background-color": "#083f3c",
    "--utrecht-button-secondary-action-color": "#083f3c",
    "--utrecht-button-secondary-action-background-color": "#ffffff",
    "--utrecht-alert-info-color": "#1b2b2a",
    "--utrecht-alert-info-background-color": "#d9ebe4",
    "--utrecht-alert-warning-color": "#1b2b2a",
    "--utrecht-alert-warning-background-color": "#ffeed6",
    "--utrecht-page-footer-color": "#ffffff",
    "--utrecht-page-footer-background-color": "#083f3c",
}
"""What `tokens.css` has where the file says nothing."""
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*(.+))?\)$")
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})$")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$")
_NAMED = {"white": "#ffffff", "black": "#000000"}
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Faint:
    """Two tokens that are too much alike."""

    text: str
    on: str
    ratio: float


def too_faint(css: str) -> Iterator[Faint]:
    """Every pair of which the file sets at least one, whose contrast is too little to read."""
    tokens = {name: value.strip().lower() for name, value in _TOKEN.findall(css)}
    for text, on, least in PAIRS:
        if text not in tokens and on not in tokens:
            continue
        one, other = _colour(text, tokens), _colour(on, tokens)
        if one and other and (found := ratio(one, other)) < least:
            yield Faint(text, on, round(found, 1))


def ratio(one: Colour, other: Colour) -> float:
    """Between 1, the same, and 21, black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _colour(name: str, tokens: Mapping[str, str]) -> Colour | None:
    """What a token comes to; None when that cannot be told from here."""
    value = tokens.get(name) or OURS.get(name, "")
    for _ in range(DEEPEST):
        if not (found := _VAR.match(value)):
            break
        value = tokens.get(found[1]) or OURS.get(found[1]) or (found[2] or "").strip()
    value = _NAMED.get(value, value)
    if found := _HEX.match(value):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if found := _RGB.match(value):
        return int(found[1]), int(found[2]), int(found[3])
    return None


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    # The steps of sRGB as WCAG 2 writes them.
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
