# SPDX-License-Identifier: EUPL-1.2
"""The Redis keys of the pages; each has a row in `store.retention`."""

from __future__ import annotations

from store.keys import PREFIX


def session(digest: str) -> str:
    """Hash: whose session this is; the token itself is nowhere."""
    return f"{PREFIX}session:{digest}"


def sessions(digest: str) -> str:
    """Set: the sessions of one worker, by the keyed hash of who it is."""
    return f"{PREFIX}sessions:{digest}"


def code(digest: str) -> str:
    """String: the address a come-back code leads to, or for some minutes the first form of a conversation."""
    return f"{PREFIX}code:{digest}"


def brake(what: str, digest: str) -> str:
    """Sorted set: the moments of wrong tries."""
    return f"{PREFIX}brake:{what}:{digest}"
