# SPDX-License-Identifier: EUPL-1.2
"""A provider of sign-ins, as an installation names it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider, how it knows us, and which claim says who somebody is."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    claim: str = "preferred_username"
