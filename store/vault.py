# SPDX-License-Identifier: EUPL-1.2
"""Sealing: what a resident wrote is stored only under a key of its conversation (AES-256-GCM)."""

from __future__ import annotations

import base64
import os
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store import keys
from store.conversation import ConversationRef
from store.master import MasterKey

NONCE = 12
CACHED = 2048


class Unreadable(Exception):
    """Sealed with a key that is gone or of another conversation, or damaged."""


@dataclass(frozen=True)
class ConversationKey:
    """A conversation's own key; `kid` changes when the conversation was erased and began anew."""

    kid: str
    cipher: AESGCM


class Vault:
    """Seals and opens texts with the key of their conversation; erasing deletes that key."""

    def __init__(self, redis: Any, master: MasterKey) -> None:
        self._redis = redis
        self._wrap = AESGCM(master.derive("wrap"))
        self._apart = ConversationKey("0" * 8, AESGCM(master.derive("apart")))
        self._cached: OrderedDict[ConversationRef, ConversationKey] = OrderedDict()

    async def key(self, ref: ConversationRef, fresh: bool = False) -> ConversationKey:
        """The conversation's key, made when there is none; `fresh` reads past this process's memory."""
        known = self._cached.get(ref)
        if known is not None and not fresh:
            self._cached.move_to_end(ref)
            return known
        return self._remember(ref, await self._load(ref) or await self._make(ref))

    async def seal(self, ref: ConversationRef, purpose: str, plain: bytes) -> bytes:
        """`plain` sealed for this conversation and purpose, as URL-safe base64."""
        return seal(await self.key(ref), ref, purpose, plain).encode()

    async def open(self, ref: ConversationRef, purpose: str, sealed: bytes | str) -> bytes:
        """What was sealed; Unreadable when it was not sealed for this conversation and purpose."""
        text = sealed.decode() if isinstance(sealed, bytes) else sealed
        key = self._cached.get(ref)
        if key is None or key.kid != text[:8]:
            # Reading makes no key: after erasing nothing of the conversation may come back.
            key = await self._load(ref)
        if key is None:
            raise Unreadable("the conversation's key is gone")
        return unseal(self._remember(ref, key), ref, purpose, text)

    def seal_apart(self, ref: ConversationRef, purpose: str, plain: bytes) -> str:
        """`plain` sealed by the master key, for what has to be read after the conversation's key has gone."""
        return seal(self._apart, ref, purpose, plain)

    def open_apart(self, ref: ConversationRef, purpose: str, sealed: str) -> bytes:
        """The reverse of `seal_apart`."""
        return unseal(self._apart, ref, purpose, sealed)

    async def erase(self, ref: ConversationRef) -> None:
        """Delete the key: whatever it sealed can never be read again."""
        self.forget(ref)
        await self._redis.delete(keys.key(ref))

    def forget(self, ref: ConversationRef) -> None:
        """Drop this process's memory of the key."""
        self._cached.pop(ref, None)

    def fresh(self, ref: ConversationRef) -> tuple[ConversationKey, dict[str, str]]:
        """A new key and its wrapped form, not stored yet."""
        kid, secret, nonce = secrets.token_hex(4), AESGCM.generate_key(256), os.urandom(NONCE)
        wrapped = self._wrap.encrypt(nonce, secret, f"{ref}|{kid}".encode())
        fields = {"kid": kid, "wrapped": base64.urlsafe_b64encode(nonce + wrapped).decode()}
        return ConversationKey(kid, AESGCM(secret)), fields

    async def know(self, refs: Sequence[ConversationRef]) -> None:
        """Fetch the keys of many conversations at once, for who is about to open something of each."""
        unknown = [ref for ref in refs if ref not in self._cached][:CACHED]
        async with self._redis.pipeline(transaction=False) as pipeline:
            for ref in unknown:
                pipeline.hgetall(keys.key(ref))
            found = await pipeline.execute()
        for ref, fields in zip(unknown, found, strict=True):
            if fields:
                with suppress(Unreadable):
                    self._remember(ref, self._unwrapped(ref, fields))

    async def _load(self, ref: ConversationRef) -> ConversationKey | None:
        fields = await self._redis.hgetall(keys.key(ref))
        return self._unwrapped(ref, fields) if fields else None

    def _unwrapped(self, ref: ConversationRef, fields: dict[str, str]) -> ConversationKey:
        kid, wrapped = fields["kid"], base64.urlsafe_b64decode(fields["wrapped"])
        try:
            secret = self._wrap.decrypt(wrapped[:NONCE], wrapped[NONCE:], f"{ref}|{kid}".encode())
        except InvalidTag:
            raise Unreadable("the master key does not fit this conversation's key") from None
        return ConversationKey(kid, AESGCM(secret))

    async def _make(self, ref: ConversationRef) -> ConversationKey:
        key, fields = self.fresh(ref)
        # HSETNX on kid decides between two processes that make one at the same time.
        if await self._redis.eval(_MAKE, 1, keys.key(ref), fields["kid"], fields["wrapped"]):
            return key
        return await self._load(ref) or await self._make(ref)

    def _remember(self, ref: ConversationRef, key: ConversationKey) -> ConversationKey:
        self._cached[ref] = key
        self._cached.move_to_end(ref)
        if len(self._cached) > CACHED:
            self._cached.popitem(last=False)
        return key


_MAKE = """
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'kid', ARGV[1], 'wrapped', ARGV[2])
return 1
"""


def seal(key: ConversationKey, ref: ConversationRef, purpose: str, plain: bytes) -> str:
    """`plain` sealed by `key`; the text begins with the key's id."""
    nonce = os.urandom(NONCE)
    sealed = key.cipher.encrypt(nonce, plain, f"{ref}|{purpose}".encode())
    return key.kid + base64.urlsafe_b64encode(nonce + sealed).decode()


def unseal(key: ConversationKey, ref: ConversationRef, purpose: str, text: str) -> bytes:
    """The reverse of `seal`; Unreadable when it does not fit."""
    try:
        raw = base64.urlsafe_b64decode(text[8:])
        return key.cipher.decrypt(raw[:NONCE], raw[NONCE:], f"{ref}|{purpose}".encode())
    except (InvalidTag, ValueError):
        raise Unreadable("this was not sealed for this conversation and purpose") from None


def rewrapped(old: MasterKey, new: MasterKey, ref: ConversationRef, fields: dict[str, str]) -> str | None:
    """A conversation's key as the new master key wraps it; None where the old one does not open it."""
    wrapped, about = base64.urlsafe_b64decode(fields["wrapped"]), f"{ref}|{fields['kid']}".encode()
    try:
        secret = AESGCM(old.derive("wrap")).decrypt(wrapped[:NONCE], wrapped[NONCE:], about)
    except InvalidTag:
        return None
    nonce = os.urandom(NONCE)
    return base64.urlsafe_b64encode(nonce + AESGCM(new.derive("wrap")).encrypt(nonce, secret, about)).decode()
