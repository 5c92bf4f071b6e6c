# SPDX-License-Identifier: EUPL-1.2
"""Typing what stands on a button is the same as pressing it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from content.reply import Button


def choice(text: str, buttons: Sequence[Button]) -> Button | None:
    """The button whose words the text is or begins with; the longest where two fit."""
    said = _plain(text)
    fitting = [button for button in buttons if f"{said} ".startswith(f"{_plain(button.title)} ")]
    return max(fitting, key=lambda button: len(button.title), default=None)


def exactly(text: str, buttons: Sequence[Button]) -> Button | None:
    """The button whose words the text is, no more and no less; a lone word means too much else."""
    said = _plain(text)
    return next((button for button in buttons if said == _plain(button.title) and " " in said), None)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
