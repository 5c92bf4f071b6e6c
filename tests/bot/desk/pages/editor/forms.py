# SPDX-License-Identifier: EUPL-1.2
"""Filling in and sending the editor's forms as a browser does without a script."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import httpx

FORMS = {"accept": "text/html"}


class Form(HTMLParser):
    """The fields of the form that is sent to an address."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self._action, self._inside, self._area, self._select = action, False, "", ""
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form, or one of its fields, begins."""
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = found.get("action") == self._action
        if not self._inside:
            return
        name = found.get("name", "")
        ticked = "checked" in dict(attrs)
        if tag == "input" and name and (found.get("type") != "checkbox" or ticked):
            self.fields[name] = found.get("value", "")
        elif tag == "textarea":
            self._area = name
            self.fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in dict(attrs) or self._select not in self.fields):
            self.fields[self._select] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """It ends."""
        if tag == "textarea":
            self.fields[self._area] = self.fields[self._area].removeprefix("\n")
            self._area = ""
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        """What stands in a field for text."""
        if self._area:
            self.fields[self._area] += data


def fields(page: str, action: str) -> dict[str, str]:
    """What a browser would send of that form."""
    form = Form(action)
    form.feed(page)
    assert form.fields, f"no form for {action}"
    return form.fields


async def send(client: httpx.AsyncClient, page: str, doing: str = "kijk", **filled: str) -> httpx.Response:
    """Open the page of an entry, fill in these fields and press a button."""
    form = fields((await client.get(page)).text, page)
    named = {f"v.{name.replace('__', '.')}": value for name, value in filled.items()}
    return await client.post(page, data={**form, **named, "doe": doing})


async def press(client: httpx.AsyncClient, page: str, doing: str, **filled: str) -> httpx.Response:
    """Press a button of a draft's page."""
    proof = fields((await client.get(page)).text, page)
    return await client.post(page, data={**proof, **filled, "doe": doing})


def told(page: str) -> list[str]:
    """Everything that is said to be wrong."""
    return [html.unescape(one) for one in re.findall(r'<p class="problem"[^>]*>([^<]+)</p>', page)]
