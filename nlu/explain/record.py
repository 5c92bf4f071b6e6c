# SPDX-License-Identifier: EUPL-1.2
"""The same for a program: the explanation as plain data, beside what `omzien parse` says."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from nlu.explain.page import decided
from nlu.explain.texts import Texts
from nlu.explain.why import Why


def record(why: Why, texts: Texts) -> dict[str, Any]:
    """The field `why`; the decision's reason is there as an editor reads it too."""
    kept = asdict(why)
    del kept["message"]
    kept["because"] = {"says": decided(why.because, texts), **why.because.values}
    return kept
