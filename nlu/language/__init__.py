# SPDX-License-Identifier: EUPL-1.2
"""Which language a message is in, where that is not Dutch; standard library only, so that danger may ask."""

from nlu.language.languages import OTHER, Languages

__all__ = ["OTHER", "Languages"]
