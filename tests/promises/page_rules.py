# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an answer, by the rules every page is held to (OWASP ASVS 5.0: 3, 14 and 16)."""

from __future__ import annotations

import re
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlsplit

from tests.bot.web.house import Seen
from tests.promises.asking import Heard

YEAR_S = 31_536_000
NEEDED = (
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
KEPT_BY_BROWSERS = ("/static", "/hsds")
"""Public, the same for everybody, and without anything about anybody."""
INSIDES = re.compile(r"Traceback|site-packages|redis://|\b[A-Z]\w+(?:Error|Exception)\b")
IN_ADDRESSES = {
    "ander", "bericht", "blad", "bron", "dag", "een", "filter", "gelukt", "gemeente", "kanaal",
    "let-op", "letters", "lijst", "na", "naar", "page", "periode", "soort", "stand", "tab", "team",
    "thema", "urgentie", "v", "van", "vorm", "week", "zoek",
}  # fmt: skip
"""What may stand behind the question mark of a link on our pages."""


def wrong_headers(heard: Heard, path: str, secure: bool) -> list[str]:
    """Every header that is not as it has to be."""
    policy, found = heard.header("content-security-policy"), []
    found += [f"policy without {rule}" for rule in NEEDED if rule not in policy]
    nonce = re.search(r"script-src 'nonce-([\w-]{22,})'(;|$)", policy)
    found += [] if nonce else ["scripts without a nonce of 128 bits"]
    found += [f"policy with {bad}" for bad in ("unsafe", "data:", "*") if bad in policy]
    expected = {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
    }
    found += [name for name, value in expected.items() if heard.header(name) != value]
    age = re.match(r"max-age=(\d+)", heard.header("strict-transport-security"))
    long = int(age[1]) >= YEAR_S if age else False
    found += ["strict-transport-security"] if long != secure else []
    if not path.startswith(KEPT_BY_BROWSERS) and heard.header("cache-control") != "no-store":
        found.append("kept in a cache")
    return [*found, *(["server"] if heard.every("server") else [])]


def wrong_cookies(heard: Heard, secure: bool) -> list[str]:
    """Every cookie that is not as it has to be."""
    found = []
    for line in heard.every("set-cookie"):
        for name, cookie in SimpleCookie(line).items():
            right = cookie["httponly"] and cookie["samesite"].lower() in ("lax", "strict")
            right = right and cookie["path"] == "/" and not cookie["domain"]
            right = right and bool(cookie["secure"]) == secure == name.startswith("__Host-")
            found += [] if right else [name.removeprefix("__Host-")]
    return found


def wrong_page(heard: Heard) -> list[str]:
    """What is inline on a page, or leads somewhere with something about somebody in the address."""
    if not heard.header("content-type").startswith("text/html"):
        return []
    seen, found = Seen(), []
    seen.feed(heard.text)
    policy = heard.header("content-security-policy")
    for tag, attributes in seen.tags:
        found += [f"{tag} {name}" for name in attributes if name.startswith("on") or name == "style"]
        if tag == "script" and not (attributes.get("src") and f"'nonce-{attributes.get('nonce')}'" in policy):
            found.append("an inline script, or one without the nonce")
        found += ["an inline style"] if tag == "style" else []
        for name in ("href", "src", "action", "formaction"):
            found += _wrong_address(attributes.get(name) or "")
    return found


def _wrong_address(address: str) -> list[str]:
    parts = urlsplit(address)
    if parts.scheme in ("tel", "sms", "mailto", "https"):
        return []
    found = ["javascript"] if parts.scheme not in ("", "http") else []
    return found + [f"?{name}=" for name, _ in parse_qsl(parts.query) if name not in IN_ADDRESSES]


def wrong_words(heard: Heard) -> list[str]:
    """What only a program's insides say."""
    return INSIDES.findall(heard.text)
