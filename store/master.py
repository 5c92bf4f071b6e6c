# SPDX-License-Identifier: EUPL-1.2
"""The master key: read from a file outside Redis, it wraps conversation keys and keys the hashes."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from store.conversation import ConversationRef

LENGTH = 32


class BadMasterKey(ValueError):
    """The master key is missing or is not 64 hexadecimal signs."""


class MasterKey:
    """32 secret bytes; every use takes a key of its own derived from them."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != LENGTH:
            raise BadMasterKey("the master key must be 64 hexadecimal signs (32 bytes)")
        self._secret = secret

    @classmethod
    def read(cls, path: Path) -> MasterKey:
        """The key in `path`; BadMasterKey when it is not there or not well formed."""
        try:
            return cls(bytes.fromhex(path.read_text(encoding="ascii").strip()))
        except FileNotFoundError:
            raise BadMasterKey(f"no master key at {path.name}; `make start` makes one") from None
        except ValueError as error:
            raise BadMasterKey(f"{path.name}: {error}") from None

    @classmethod
    def ensure(cls, path: Path) -> MasterKey:
        """The key in `path`, made first when there is none (readable by this user only)."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.{os.getpid()}")
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="ascii") as file:
                file.write(secrets.token_hex(LENGTH))
            # Of two processes that make one at the same moment, the first one's stays.
            with suppress(FileExistsError):
                os.link(draft, path)
            draft.unlink()
        return cls.read(path)

    def derive(self, label: str) -> bytes:
        """32 bytes for one use, named by `label`."""
        return HKDF(hashes.SHA256(), LENGTH, salt=None, info=label.encode()).derive(self._secret)

    def digest(self, label: str, text: str) -> str:
        """32 hexadecimal signs that only this key can make of `text`."""
        return hmac.new(self.derive(label), text.encode(), hashlib.sha256).hexdigest()[:32]

    def conversation(self, organisation: str, channel: str, address: str) -> ConversationRef:
        """The conversation of an address; the address cannot be read back from it."""
        return ConversationRef(
            organisation, self.digest("conversation", f"{organisation}|{channel}|{address}")
        )
