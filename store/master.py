# SPDX-License-Identifier: EUPL-1.2
"""The master key, from a file outside Redis: it wraps conversation keys; a naming key beside it hashes."""

from __future__ import annotations

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
    """Two times 32 secret bytes: `secret` seals and is renewed, `naming` makes keyed hashes and stays.

    Every use takes a key of its own derived from them. A file of the first form has one line: that key seals
    and names, and goes on naming when a new one seals (docs/adr/0026).
    """

    def __init__(self, secret: bytes, naming: bytes = b"") -> None:
        if len(secret) != LENGTH or len(naming or secret) != LENGTH:
            raise BadMasterKey("the master key must be 64 hexadecimal signs (32 bytes)")
        self._secret, self._naming = secret, naming or secret
        self._named: dict[str, bytes] = {}

    @classmethod
    def read(cls, path: Path) -> MasterKey:
        """The key in `path`; BadMasterKey when it is not there or not well formed."""
        try:
            return cls(*map(bytes.fromhex, path.read_text(encoding="ascii").split()[:2] or [""]))
        except FileNotFoundError:
            raise BadMasterKey(f"no master key at {path.name}; `make start` makes one") from None
        except ValueError as error:
            raise BadMasterKey(f"{path.name}: {error}") from None

    @classmethod
    def ensure(cls, path: Path) -> MasterKey:
        """The key in `path`, made first when there is none (readable by this user only)."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = cls(secrets.token_bytes(LENGTH), secrets.token_bytes(LENGTH))
            draft = fresh._draft(path)
            # Of two processes that make one at the same moment, the first one's stays.
            with suppress(FileExistsError):
                os.link(draft, path)
            draft.unlink()
        return cls.read(path)

    def renewed(self) -> MasterKey:
        """A new key to seal with; what was named keeps its name."""
        return MasterKey(secrets.token_bytes(LENGTH), self._naming)

    def write(self, path: Path) -> None:
        """Put it in `path`, for this user only, whole or not at all, and on the disk before this returns."""
        self._draft(path).replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    def _draft(self, path: Path) -> Path:
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(f"{self._secret.hex()}\n{self._naming.hex()}\n")
            file.flush()
            os.fsync(file.fileno())
        return draft

    @property
    def fingerprint(self) -> str:
        """What tells one key from another, and nothing else about it."""
        return self.derive("fingerprint").hex()[:16]

    def derive(self, label: str) -> bytes:
        """32 bytes to seal with, for one use named by `label`; another key after a rotation."""
        return _derived(self._secret, label)

    def naming(self, label: str) -> bytes:
        """32 bytes to make names with, for one use; the same after a rotation."""
        # The labels are few, and every message asks for several.
        if label not in self._named:
            self._named[label] = _derived(self._naming, label)
        return self._named[label]

    def digest(self, label: str, text: str) -> str:
        """32 hexadecimal signs that only this key can make of `text`."""
        return hmac.digest(self.naming(label), text.encode(), "sha256").hex()[:32]

    def conversation(self, organisation: str, channel: str, address: str) -> ConversationRef:
        """The conversation of an address; the address cannot be read back from it."""
        return ConversationRef(
            organisation, self.digest("conversation", f"{organisation}|{channel}|{address}")
        )


def _derived(secret: bytes, label: str) -> bytes:
    return HKDF(hashes.SHA256(), LENGTH, salt=None, info=label.encode()).derive(secret)
