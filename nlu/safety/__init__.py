# SPDX-License-Identifier: EUPL-1.2
"""Recognises that somebody may be in danger: by rule and by a learned detector."""

from nlu.safety.safety import Safety
from nlu.safety.verdict import Verdict

__all__ = ["Safety", "Verdict"]
