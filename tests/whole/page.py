# SPDX-License-Identifier: EUPL-1.2
"""A browser without JavaScript: pages, their forms, and sending those."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx


@dataclass
class Form:
    """A form as it stands on a page; `buttons` are name and value by title."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class Row:
    """An entry of a list: its words, and where its links and forms go."""

    text: str = ""
    links: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.rows: list[Row] = []
        self.text: list[str] = []
        self._button: tuple[str, str] | None = None
        self._title = ""
        self._inside = False
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "li":
            self.rows.append(Row())
        elif tag == "a" and self.rows:
            self.rows[-1].links.add(given.get("href", ""))
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
            self._inside = True
        elif tag in ("input", "textarea", "select", "option") and self._inside:
            self._field(tag, given)
        elif tag == "button" and self._inside:
            self._button, self._title = (given.get("name", ""), given.get("value", "")), ""

    def _field(self, tag: str, given: dict[str, str]) -> None:
        fields, name = self.forms[-1].fields, given.get("name", "")
        if tag == "option" and self._select:
            # Of a list without a chosen line the first one is sent.
            if "selected" in given or self._select not in fields:
                fields[self._select] = given.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "textarea" and name:
            self._area = name
            fields[name] = ""
        elif (
            tag == "input" and name and (given.get("type") not in ("checkbox", "radio") or "checked" in given)
        ):
            fields[name] = given.get("value", "on" if given.get("type") == "checkbox" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self._area = self._select = None
        elif tag == "form":
            self._inside = False
        elif tag == "button" and self._button is not None:
            self.forms[-1].buttons[self._title.strip()] = self._button
            self._button = None

    def handle_data(self, data: str) -> None:
        if self._area:
            fields = self.forms[-1].fields
            fields[self._area] = (fields[self._area] + data).removeprefix("\n")
        self.text.append(data)
        if self.rows:
            self.rows[-1].text += data
        if self._button is not None:
            self._title += data


class Page:
    """What a visitor without JavaScript has before them."""

    def __init__(self, base: str) -> None:
        self._http = httpx.Client(base_url=base, follow_redirects=True, timeout=20.0)
        self.status, self.html, self.text = 0, "", ""
        self.forms: list[Form] = []
        self.rows: list[Row] = []

    def go(self, path: str) -> Page:
        """Open a page."""
        return self._read(self._http.get(path, headers={"accept": "text/html"}))

    def cookie(self, ending: str) -> str:
        """The value of the cookie whose name ends so."""
        [value] = [each.value for each in self._http.cookies.jar if each.name.endswith(ending)]
        return str(value)

    def form(self, ending: str) -> Form:
        """The form whose action ends so."""
        found = [form for form in self.forms if form.action.split("?")[0].endswith(ending)]
        assert found, f"no form that goes to …{ending}; there are {[f.action for f in self.forms]}"
        return found[0]

    def send(self, ending: str, press: str = "", **fields: str) -> Page:
        """Fill in and send a form, by a button of it where `press` names one."""
        return self.submit(self.form(ending), press, **fields)

    def submit(self, form: Form, press: str = "", **fields: str) -> Page:
        """Fill in and send this form of the page."""
        data = form.fields | fields
        if press:
            name, value = form.buttons[press]
            data |= {name: value} if name else {}
        return self.post(form.action, data)

    def post(
        self, action: str, data: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None
    ) -> Page:
        """Send what no form of this page would."""
        headers = {"accept": "text/html", "sec-fetch-site": "same-origin"}
        return self._read(self._http.post(action, data=data, files=files, headers=headers))

    def _read(self, answer: httpx.Response) -> Page:
        reader = _Reader()
        reader.feed(answer.text)
        self.status, self.html, self.forms = answer.status_code, answer.text, reader.forms
        self.rows = reader.rows
        self.text = " ".join(" ".join(reader.text).split())
        return self
