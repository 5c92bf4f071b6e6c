# SPDX-License-Identifier: EUPL-1.2
"""A small OpenID Connect provider: discovery, codes with PKCE, and ID tokens with a real signature."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "omzien", "geheim-van-de-proef"
KEY, OTHER_KEY = RSAKey.generate_key(2048), RSAKey.generate_key(2048)


class OidcProvider:
    """Says that everybody who comes is `person`; `claims` and `key` make its tokens wrong."""

    def __init__(self) -> None:
        self.url = ""
        self.person, self.refuses = "anja", False
        self.claims: dict[str, Any] = {}
        self.key, self.algorithm = KEY, "RS256"
        self.issuer = ""
        self._codes: dict[str, dict[str, str]] = {}
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
            ]
        )

    async def _discovery(self, _: Request) -> Response:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        found = {name: f"{self.url}/{end}" for name, end in ends.items()}
        return JSONResponse({"issuer": self.issuer or self.url, **found})

    async def _keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [KEY.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["code_challenge_method"] == "S256" and asked["response_type"] == "code"
        back = {"state": asked["state"]}
        if self.refuses:
            return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(back | {'error': 'access_denied'})}")
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(back | {'code': code})}")

    async def _token(self, request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode()))
        asked = self._codes.pop(form.get("code", ""), None)
        given = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        challenge = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        right = asked and asked["code_challenge"] == base64.urlsafe_b64encode(challenge).rstrip(b"=").decode()
        if not right or asked is None or given != f"{CLIENT}:{SECRET}":
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 300}
        claims |= {"nonce": asked["nonce"], "preferred_username": self.person, **self.claims}
        signed = jwt.encode({"alg": self.algorithm}, claims, self.key, algorithms=[self.algorithm])
        return JSONResponse({"access_token": "t", "token_type": "Bearer", "id_token": signed})


@asynccontextmanager
async def provider() -> AsyncIterator[OidcProvider]:
    """One that listens on a port of its own."""
    one = OidcProvider()
    server = uvicorn.Server(uvicorn.Config(one.app, "127.0.0.1", 0, log_level="error"))
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    one.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    yield one
    server.should_exit = True
    await running
