# SPDX-License-Identifier: EUPL-1.2
"""Every way by which what people tell can come in, with canaries in every place of it, most of them wrong."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from store import keys
from tests.promises.canaries import MASKED, Canary, readable
from tests.telegram_server import TelegramServer
from tests.whole.cast import Cast
from tests.whole.installation import Installation
from tests.whole.page import Form, Page
from tests.whole.worker import Worker

CHAT = 71_000_001
PATIENCE_S = 120.0
EDITORS = "/desk/redactie"
PAGES = (
    EDITORS,
    f"{EDITORS}/nieuw/contact",
    f"{EDITORS}/nieuw/theme",
    f"{EDITORS}/nieuw/activity",
    f"{EDITORS}/invoer",
    f"{EDITORS}/dubbel",
    f"{EDITORS}/agenda",
    f"{EDITORS}/zinnen",
    f"{EDITORS}/nakijken",
    f"{EDITORS}/bellen",
    f"{EDITORS}/feestdagen",
    f"{EDITORS}/gaten",
)
STRANGE = ("message", "concept", "geschiedenis/message", "link", "proef", "nieuw", "bestand")
AT_A_LOSS = "zeg jij dan maar hoe het verder moet volgens {}"
"""Nobody can make anything of it: it comes before an editor, without whatever tells who said it."""


@dataclass
class Told:
    """A running Omzien that was told them all, and what it said itself."""

    omzien: Installation
    all: list[Canary]
    folder: Path
    chats: set[int] = field(default_factory=set)
    warned: list[str] = field(default_factory=list)
    """What was answered to a BSN or an IBAN."""
    by_editors: list[Canary] = field(default_factory=list)
    """What editors typed: it may be published, so it may stand in a draft, and still in no log."""

    alerts: list[str] = field(default_factory=list)
    """What staff were sent."""

    @property
    def own(self) -> Path:
        """The organisation's own texts."""
        return self.omzien.var / "own"

    @property
    def by_residents(self) -> list[Canary]:
        """What nobody but the desk may read."""
        return [each for each in self.all if each not in self.by_editors]

    @property
    def typed(self) -> str:
        """What it wrote for its operator."""
        return readable([self.omzien.var / "log", self.omzien.output])


def over_rest(said: Told, some: list[Canary]) -> None:
    """In the text, and in every other place of the interface, most of them wrong."""
    with httpx.Client(base_url=said.omzien.base, timeout=30.0) as http:
        for number, each in enumerate(some):
            body = {"sender": f"{number} {each.typed}"[:60], "message": each.line}
            answer = http.post("/webhooks/rest/webhook", json={**body, "message_id": each.line[:100]})
            if each.kind in MASKED:
                said.warned.append(answer.text)
            http.post("/webhooks/rest/webhook", content=f'{{"sender": "{each.typed}", '.encode())
            http.post("/webhooks/rest/webhook", json={"sender": 1, "message": {each.typed: each.line}})
            http.get(f"/conversations/{number} {each.typed}/messages", params={"after": each.typed})
            http.get(f"/{each.typed}", params={each.typed: each.line})
            http.get("/hsds/services", params={"search": each.typed})
            http.post(
                "/telegram/webhook",
                json={"text": each.line},
                headers={"x-telegram-bot-api-secret-token": each.kind},
            )


def over_telegram(said: Told, telegram: TelegramServer, some: list[Canary]) -> None:
    """As text, as an edit, under a photo, as a name, as a button, and in what cannot be read."""
    for number, each in enumerate(some):
        chat = CHAT + number
        said.chats.add(chat)
        telegram.say(chat, each.line)
        telegram.photo(chat, each.line)
        telegram.edit(chat, telegram.typed(chat)[0].message_id, f"{each.line} dus")
        who = {"id": chat, "is_bot": False, "first_name": each.typed, "username": each.typed}
        message = {
            "message_id": 9_000,
            "date": 1,
            "chat": {"id": chat, "type": "private", **who},
            "from": who,
        }
        telegram.raw(chat, {"message": {**message, "text": {"no": each.line}}})
        telegram.raw(
            chat, {"callback_query": {"id": each.typed, "from": who, "data": each.typed, "message": message}}
        )


def on_the_page(said: Told, some: list[Canary]) -> None:
    """Typed on the chat page, in its other forms, and with wrong papers."""
    for each in some:
        page = Page(said.omzien.base)
        answer = page.go("/").send("/bericht", tekst=each.line).text
        if each.kind in MASKED:
            said.warned.append(answer)
        page.go("/terug").send("/terug", code=each.typed)
        with httpx.Client(base_url=said.omzien.base, cookies={"sessie": each.typed.replace(" ", "")}) as http:
            http.post("/bericht", data={"tekst": each.line, "bewijs": each.typed})


def at_the_desk(said: Told, telegram: TelegramServer, some: list[Canary]) -> None:
    """By who signs in wrongly, and by a worker and the resident she has; somebody else goes on waiting."""
    cast = Cast(said.omzien, telegram, "rest")
    worker, resident = cast.coordinator(), cast.resident("iemand")
    for one in (resident, cast.resident("wacht")):
        one.say("ik heb schulden")
        one.say("mens")
        one.press("Ja")
    worker.about(cast.conversation(resident))
    worker.open()
    worker.claim()
    for each in some:
        page = Page(said.omzien.base)
        page.go("/desk/inloggen").send("/desk/inloggen", naam=each.typed, wachtwoord=each.line)
        worker.page.go(f"/desk?zoek={each.typed}")
        worker.page.go(f"/desk/gesprek/{each.typed}")
        resident.say_only(each.line)
        if each.kind not in MASKED:
            worker.reply(each.line)
            worker.note(each.line)


def at_a_loss(said: Told, some: list[Canary]) -> None:
    """In sentences that are not understood, which editors read."""
    with httpx.Client(base_url=said.omzien.base, timeout=30.0) as http:
        for number, each in enumerate(some):
            message = AT_A_LOSS.format(each.typed)
            body = {"sender": f"kwijt {number}", "message": message, "message_id": f"kwijt {number}"}
            http.post("/webhooks/rest/webhook", json=body)


def by_editors(said: Told, editor: Worker, some: list[Canary]) -> None:
    """In every form of every page of theirs, in addresses, and in lists they bring."""
    said.by_editors += some
    pages = [_forms(editor.page.go(path)) for path in PAGES]
    assert sum(len(forms) for forms in pages) > len(PAGES) / 2, "there is hardly a form to fill in"
    for number, each in enumerate(some):
        forms = pages[number % len(pages)]
        for form in forms:
            _fill(editor.page, form, each)
        editor.page.go(f"{EDITORS}?zoek={each.typed}")
        for word in STRANGE:
            editor.page.go(f"{EDITORS}/{word}/{each.typed}")
        _bring(
            editor.page, each, "lijst.csv", f"naam;telefoon;website\n{each.line};{each.typed};{each.typed}\n"
        )
        _bring(
            editor.page,
            each,
            "lijst.json",
            f'{{"name": "{each.typed}", "phones": [{{"number": "{each.line}"}}',
        )


def without_a_store(said: Told, telegram: TelegramServer, some: list[Canary]) -> None:
    """While Redis is full: what cannot be kept is answered all the same."""
    with said.omzien.redis() as redis:
        redis.config_set("maxmemory", 1)
        try:
            with httpx.Client(base_url=said.omzien.base, timeout=30.0) as http:
                for number, each in enumerate(some):
                    body = {"sender": f"vol {number}", "message": f"{each.line} ik wil dood"}
                    http.post("/webhooks/rest/webhook", json=body)
                    http.post(
                        "/bericht", data={"tekst": each.line}, headers={"sec-fetch-site": "same-origin"}
                    )
                    telegram.say(CHAT + number, each.line)
        finally:
            redis.config_set("maxmemory", 0)


def until_calm(omzien: Installation, telegram: TelegramServer) -> None:
    """Until every message was answered and delivered."""
    end = time.monotonic() + PATIENCE_S
    with omzien.redis() as redis:
        streams = [keys.inbox(p) for p in range(16)]
        while telegram.pending() or sum(redis.xlen(name) for name in streams):
            assert time.monotonic() < end, "it does not become calm"
            time.sleep(0.2)


def _forms(page: Page) -> list[Form]:
    """Those in which something can be typed, one of each kind, but the one by which one leaves."""
    typed = [form for form in page.forms if "uitloggen" not in form.action and "" in form.fields.values()]
    return list({form.action: form for form in typed}.values())


def _fill(page: Page, form: Form, each: Canary) -> None:
    filled = {name: value or each.line for name, value in form.fields.items()}
    buttons = [{name: value} for name, value in form.buttons.values() if name] or [{}]
    for press in buttons[:3]:
        page.post(form.action, {**filled, **press})


def _bring(page: Page, each: Canary, name: str, content: str) -> None:
    form = page.go(f"{EDITORS}/invoer").form("/bekijk")
    fields = {key: value or each.typed for key, value in form.fields.items() if key != "bestand"}
    page.post(form.action, fields, {"bestand": (name, content.encode())})
