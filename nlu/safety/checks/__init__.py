# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with `content/safety/`, for whoever changed it: a part of `omzien content check`."""

from nlu.safety.checks.check import problems

__all__ = ["problems"]
