# SPDX-License-Identifier: EUPL-1.2
"""OpenID Connect: authorization code with PKCE, and an ID token believed only when all of it is right."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.provider import Provider
from store.clock import Clock

SCOPE = "openid profile email"
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
"""Only what the provider alone can sign; never a secret we share, never "none"."""
PATIENCE_S = 5.0
KEPT_S = 3_600.0
LEEWAY_S = 60


class ProviderAway(Exception):
    """The provider cannot be reached or makes no sense."""


class NotProven(Exception):
    """What came back does not prove who somebody is."""


@dataclass(frozen=True)
class Asked:
    """What one sign-in is held to when it comes back."""

    url: str
    state: str
    nonce: str
    verifier: str


class Oidc:
    """Talks with one provider; its addresses are asked for once an hour, its keys each time."""

    def __init__(self, provider: Provider, clock: Clock) -> None:
        self._provider, self._clock = provider, clock
        self._found: dict[str, Any] = {}
        self._until = 0.0

    async def ask(self, back: str) -> Asked:
        """Where somebody has to go to prove who they are."""
        found, nonce, verifier = (
            await self._discovered(),
            secrets.token_urlsafe(24),
            secrets.token_urlsafe(48),
        )
        async with self._client(back) as client:
            url, state = client.create_authorization_url(
                found["authorization_endpoint"], nonce=nonce, code_verifier=verifier
            )
        return Asked(str(url), str(state), nonce, verifier)

    async def who(self, back: str, code: str, nonce: str, verifier: str) -> str:
        """What the provider calls the person; NotProven, ProviderAway."""
        found = await self._discovered()
        token = await self._token(found, back, code, verifier)
        claims = await self._claims(found, token, nonce)
        called = claims.get(self._provider.claim)
        unverified = self._provider.claim == "email" and not claims.get("email_verified")
        if not isinstance(called, str) or not called.strip() or unverified:
            raise NotProven("no such claim")
        return called

    async def _token(self, found: dict[str, Any], back: str, code: str, verifier: str) -> dict[str, Any]:
        try:
            async with self._client(back) as client:
                token = await client.fetch_token(found["token_endpoint"], code=code, code_verifier=verifier)
        except AuthlibBaseError:
            raise NotProven("the code was refused") from None
        except (httpx.HTTPError, ValueError):
            raise ProviderAway from None
        return dict(token)

    async def _claims(self, found: dict[str, Any], token: dict[str, Any], nonce: str) -> dict[str, Any]:
        keys = await self._json(found["jwks_uri"])
        options = {
            "iss": {"essential": True, "value": self._provider.issuer},
            "aud": {"essential": True, "value": self._provider.client_id},
        }
        expected = {"nonce": nonce, "client_id": self._provider.client_id}
        try:
            signed = jwt.decode(
                token.get("id_token") or "", KeySet.import_key_set({"keys": keys["keys"]}), list(ALGORITHMS)
            )
            claims = CodeIDToken(
                signed.claims,
                signed.header,
                options,
                {**expected, "access_token": token.get("access_token")},
            )
            claims.validate(now=int(await self._clock.now()), leeway=LEEWAY_S)
        except (JoseError, AuthlibBaseError, ValueError, KeyError, TypeError):
            raise NotProven("the ID token is not right") from None
        return dict(claims)

    async def _discovered(self) -> dict[str, Any]:
        now = await self._clock.now()
        if now > self._until:
            address = self._provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
            found = await self._json(address)
            wanted = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
            if any(not isinstance(found.get(name), str) for name in wanted):
                raise ProviderAway
            if found["issuer"] != self._provider.issuer:
                raise ProviderAway
            self._found, self._until = found, now + KEPT_S
        return self._found

    async def _json(self, address: str) -> dict[str, Any]:
        try:
            async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
                answer = await client.get(address)
                answer.raise_for_status()
                found = answer.json()
        except (httpx.HTTPError, ValueError):
            raise ProviderAway from None
        if not isinstance(found, dict):
            raise ProviderAway
        return found

    def _client(self, back: str) -> Any:
        return AsyncOAuth2Client(
            self._provider.client_id,
            self._provider.client_secret or None,
            scope=SCOPE,
            redirect_uri=back,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if self._provider.client_secret else "none",
            timeout=PATIENCE_S,
        )
