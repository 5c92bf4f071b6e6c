# SPDX-License-Identifier: EUPL-1.2
"""The second factor: codes of an authenticator app, each once, and recovery codes for when it is lost."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

import pyotp

from bot.desk.accounts.account_book import Account
from bot.desk.accounts.users import QUARTER_S, TooManyTries, User, Users, ended, user_of
from bot.web.brake import Brake
from store.clock import Clock
from store.conversation import ConversationRef
from store.master import MasterKey
from store.vault import Unreadable, Vault

STEP_S = 30
WINDOW = 1
TRIES = 8
CODES = 10
ISSUER = "Omzien"
PURPOSE = "totp"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class SecondFactor:
    """Sets it, checks it, takes it away; the secret is sealed with the master key."""

    def __init__(self, redis: Any, clock: Clock, master: MasterKey, users: Users) -> None:
        self._clock, self._master, self._users = clock, master, users
        self._vault = Vault(redis, master)
        self._brake = Brake(redis, clock, master, "second", TRIES, QUARTER_S)

    def fresh(self) -> str:
        """A new secret, kept nowhere yet."""
        return pyotp.random_base32()

    def uri(self, user: User, secret: str) -> str:
        """What an authenticator app reads from the square."""
        return pyotp.TOTP(secret).provisioning_uri(name=user.name, issuer_name=ISSUER)

    def seal(self, user: User, secret: str) -> str:
        """A secret as it may be stored."""
        return self._vault.seal_apart(self._ref(user), PURPOSE, secret.encode())

    def open(self, user: User, sealed: str) -> str:
        """The reverse; nothing when it cannot be read any more."""
        try:
            return self._vault.open_apart(self._ref(user), PURPOSE, sealed).decode() if sealed else ""
        except Unreadable:
            return ""

    async def set_up(self, user: User, secret: str, code: str) -> tuple[User, list[str]] | None:
        """The account with this second factor and its recovery codes, if the app shows the right code.

        Every session of the account ends: one of them may be of whoever made a second factor necessary.
        """
        await self._may_try(user)
        step = await self._step(secret, code, 0)
        if not step:
            return None
        codes = [_recovery_code() for _ in range(CODES)]
        kept = {"totp": self.seal(user, secret), "totp_last": step, "recovery": self._hashes(user, codes)}
        new = await self._users.book.alter(
            user.organisation, user.name, lambda account: ended(account, **kept)
        )
        await self._right(user)
        return (user_of(new), codes) if new else None

    async def passes(self, user: User, code: str) -> bool:
        """Whether this is a code of the app or a recovery code that was not used before; TooManyTries."""
        await self._may_try(user)
        account = await self._users.book.get(user.organisation, user.name) or {}
        secret, typed = self.open(user, account.get("totp", "")), _tidy(code)
        step = await self._step(secret, typed, account.get("totp_last", 0)) if secret else 0
        used = self._hash(user, typed)

        def use(account: Account) -> Account | None:
            if step and step > account.get("totp_last", 0):
                return {**account, "totp_last": step}
            left = [one for one in account.get("recovery", []) if one != used]
            return {**account, "recovery": left} if len(left) < len(account.get("recovery", [])) else None

        # Whoever sends the same code at the same moment finds it used.
        right = await self._users.book.alter(user.organisation, user.name, use) is not None
        if right:
            await self._right(user)
        return right

    async def new_codes(self, user: User) -> list[str]:
        """Ten new recovery codes; the old ones are worth nothing any more."""
        codes = [_recovery_code() for _ in range(CODES)]
        hashes = self._hashes(user, codes)
        await self._users.book.alter(user.organisation, user.name, lambda a: {**a, "recovery": hashes})
        return codes

    async def codes_left(self, user: User) -> int:
        """How many recovery codes were not used yet."""
        account = await self._users.book.get(user.organisation, user.name) or {}
        return len(account.get("recovery", []))

    async def take_away(self, user: User) -> None:
        """No second factor from here on."""
        await self._users.book.alter(user.organisation, user.name, without)

    async def _step(self, secret: str, code: str, last: int) -> int:
        """The half minute this code is of, within the window and after the last one used; nought if none."""
        totp, now = pyotp.TOTP(secret), int(await self._clock.now() // STEP_S)
        steps = range(now - WINDOW, now + WINDOW + 1)
        right = [s for s in steps if hmac.compare_digest(totp.generate_otp(s).encode(), _tidy(code).encode())]
        return next((step for step in right if step > last), 0)

    async def _may_try(self, user: User) -> None:
        if not await self._brake.may_try(f"{user.organisation}/{user.name}"):
            raise TooManyTries

    async def _right(self, user: User) -> None:
        await self._brake.forget(f"{user.organisation}/{user.name}")

    def _hashes(self, user: User, codes: list[str]) -> list[str]:
        return [self._hash(user, _tidy(code)) for code in codes]

    def _hash(self, user: User, code: str) -> str:
        return self._master.digest("recovery", f"{user.organisation}/{user.name}/{code}")

    def _ref(self, user: User) -> ConversationRef:
        return ref_of(self._master, user.organisation, user.name)


def ref_of(master: MasterKey, organisation: str, name: str) -> ConversationRef:
    """What an account's secret is bound to."""
    return ConversationRef(organisation, master.digest("account", name))


def without(account: Account) -> Account:
    """The account without its second factor."""
    return {name: value for name, value in account.items() if name not in ("totp", "totp_last", "recovery")}


def _recovery_code() -> str:
    signs = [secrets.choice(_LETTERS) for _ in range(12)]
    return "-".join("".join(signs[at : at + 4]) for at in (0, 4, 8))


def _tidy(code: str) -> str:
    return "".join(sign for sign in code.casefold()[:60] if sign.isalnum())
