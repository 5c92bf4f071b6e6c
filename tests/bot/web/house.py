# SPDX-License-Identifier: EUPL-1.2
"""House rules that ride on the client: whatever page a test fetches, it is held to them."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import httpx

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "circle"})


class Seen(HTMLParser):
    """What a page is made of, and whether its elements close as they open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


async def hold(response: httpx.Response) -> None:
    """Fail when a response breaks a rule of the house."""
    await response.aread()
    _headers(response)
    if response.headers.get("content-type", "").startswith("text/html"):
        _page(response)


def _headers(response: httpx.Response) -> None:
    policy = response.headers["content-security-policy"]
    for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    if not response.request.url.path.startswith("/static/"):
        assert response.headers["cache-control"] == "no-store"


def _page(response: httpx.Response) -> None:
    seen = Seen()
    seen.feed(response.text)
    assert not seen.open and not seen.wrong, f"elements do not close: {seen.open} {seen.wrong}"
    names = [tag for tag, _ in seen.tags]
    assert ("html", "nl") in [(tag, attributes.get("lang")) for tag, attributes in seen.tags]
    assert names.count("h1") == 1 and names.count("title") == 1 and names.count("main") == 1
    assert "style" not in names
    ids = Counter(attributes["id"] for _, attributes in seen.tags if attributes.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    for tag, attributes in seen.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        if tag == "script":
            assert (
                attributes["src"]
                and f"'nonce-{attributes['nonce']}'" in response.headers["content-security-policy"]
            )
    shown = re.sub(r"<[^>]+>", " ", response.text)
    assert "{" not in shown and "Traceback" not in shown and "Undefined" not in shown
