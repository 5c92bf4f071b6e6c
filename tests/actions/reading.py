# SPDX-License-Identifier: EUPL-1.2
"""The readers of days and happenings, on the project's own words, on a Saturday."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from actions.told.happenings import Happenings
from actions.told.moments import Moments
from content.word_list import FOLDER, phrases

WORDS = Path(__file__).parents[2] / "content" / FOLDER
TIMES, WHAT = phrases(WORDS / "times.txt"), phrases(WORDS / "happenings.txt")
MOMENTS, HAPPENINGS = Moments(TIMES), Happenings(TIMES, WHAT)
SATURDAY = date(2026, 11, 21)
