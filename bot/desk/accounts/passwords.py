# SPDX-License-Identifier: EUPL-1.2
"""Passwords: argon2id hashes, made and compared beside the event loop."""

from __future__ import annotations

import secrets

from anyio import to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
MOST = 200

# 19 MiB and two rounds: OWASP's smallest argon2id, because a small server has to bear it.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODY = _hasher.hash(secrets.token_hex(16))


class WeakPassword(ValueError):
    """A password has 12 to 200 signs."""


def strong(password: str) -> bool:
    """Whether it may be a password."""
    return SHORTEST <= len(password) <= MOST


async def hashed(password: str) -> str:
    """What is kept of a password; WeakPassword when it is too short or too long."""
    if not strong(password):
        raise WeakPassword(f"a password has {SHORTEST} to {MOST} signs")
    return await to_thread.run_sync(_hasher.hash, password)


async def fits(kept: str, password: str) -> bool:
    """Whether this is the password; without one kept it takes as long, and it never is."""
    right = await to_thread.run_sync(_verified, kept or _NOBODY, password[:MOST])
    return right and bool(kept)


def _verified(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False
