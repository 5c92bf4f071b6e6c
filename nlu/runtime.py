# SPDX-License-Identifier: EUPL-1.2
"""Makes this process fit for Rasa: stand-ins, patches, quiet, and nothing sent to anyone."""

from __future__ import annotations

import os
import warnings

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "0",
    "SANIC_WORKERS": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def prepare() -> None:
    """Call before anything of Rasa is imported."""
    os.environ.update(QUIET)
    # Rasa's old pins warn about themselves on every import; none of it is for the operator to mend, and
    # filters do not help, for some of them reset the filters.
    warnings.showwarning = _dropped
    from nlu.stand_in import packages

    packages.install()
    from nlu.patches import apply_all

    apply_all()


def _dropped(*_: object, **__: object) -> None:
    """Takes the place of `warnings.showwarning`."""
