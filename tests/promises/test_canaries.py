# SPDX-License-Identifier: EUPL-1.2
"""What people tell of themselves is in no log, figure or file of Redis; a BSN or IBAN is nowhere at all."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings import ROOT
from nlu.records import Records
from store import keys
from store.connection import connect
from store.conversation import ConversationRef
from store.master import MasterKey
from store.vault import Unreadable, Vault
from tests.promises.canaries import MASKED, Canary, canaries, found, readable
from tests.promises.figures import Figure, Size
from tests.telegram_server import TelegramServer
from tests.whole.cast import Cast
from tests.whole.installation import TOKEN, Installation, installation
from tests.whole.page import Page

pytestmark = pytest.mark.whole
CHAT = 71_000_001
PATIENCE_S = 120.0


@dataclass
class Told:
    """A running Omzien that was told them all, and what it said itself."""

    omzien: Installation
    all: list[Canary]
    folder: Path
    chats: set[int] = field(default_factory=set)
    warned: list[str] = field(default_factory=list)
    """What was answered to a BSN or an IBAN."""

    @property
    def typed(self) -> str:
        """What it wrote for its operator."""
        return readable([self.omzien.var / "log", self.omzien.output])


@pytest.fixture(scope="module")
def told(trained: None, tmp_path_factory: pytest.TempPathFactory, size: Size) -> Iterator[Told]:
    """Every canary by a path of its own, a sixth of them while the dialogue is dead."""
    folder = tmp_path_factory.mktemp("canaries")
    with TelegramServer(TOKEN) as telegram, installation(folder, telegram.url) as omzien:
        all_of_them = canaries(size(300, 18))
        said = Told(omzien, all_of_them, folder)
        fifth = len(all_of_them) // 5
        parts = [all_of_them[start : start + fifth] for start in range(0, len(all_of_them), fifth)]
        over_rest(said, parts[0])
        over_telegram(said, telegram, parts[1])
        on_the_page(said, parts[2])
        at_the_desk(said, telegram, parts[3])
        omzien.kill("rasa")
        omzien.kill("actions")
        over_rest(said, parts[4])
        over_telegram(said, telegram, parts[4])
        omzien.until_healthy()
        until_calm(omzien, telegram)
        yield said


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
    """By who signs in wrongly, and by a worker about whom she has."""
    cast = Cast(said.omzien, telegram, "rest")
    worker, resident = cast.coordinator(), cast.resident("iemand")
    resident.say("mens")
    resident.say("mens")
    worker.about(cast.conversation(resident))
    for each in some:
        page = Page(said.omzien.base)
        page.go("/desk/inloggen").send("/desk/inloggen", naam=each.typed, wachtwoord=each.line)
        worker.page.go(f"/desk?zoek={each.typed}")
        worker.page.go(f"/desk/gesprek/{each.typed}")
        resident.say(each.line)


def until_calm(omzien: Installation, telegram: TelegramServer) -> None:
    """Until every message was answered and delivered."""
    end = time.monotonic() + PATIENCE_S
    with omzien.redis() as redis:
        streams = [keys.inbox(p) for p in range(16)]
        while telegram.pending() or sum(redis.xlen(name) for name in streams):
            assert time.monotonic() < end, "it does not become calm"
            time.sleep(0.2)


def test_nothing_anybody_tells_is_in_a_log_or_a_figure(told: Told, figure: Figure) -> None:
    figures = httpx.get(f"{told.omzien.base}/metrics").text + httpx.get(f"{told.omzien.base}/health").text
    assert "omzien_" in figures
    assert "signed in at the desk" in told.typed
    hits = [*found(told.typed, told.all), *found(figures, told.all)]
    count = f"{len(hits)} of {len(told.all)} canaries"
    figure("What people tell, in logs and figures", count, "0", not hits)


def test_nothing_anybody_tells_can_be_read_in_the_files_of_redis_or_a_backup(
    told: Told, figure: Figure
) -> None:
    with told.omzien.redis() as redis:
        # As it is, not packed: else a word could stand there unseen.
        redis.config_set("rdbcompression", "no")
        redis.save()
    copy = told.folder / "kopie"
    backup(told.omzien, copy)
    files = list((told.omzien.var / "redis").rglob("*"))
    assert any(file.suffix == ".rdb" for file in files) and any(".aof" in file.name for file in files)
    text = readable([told.omzien.var / "redis", copy])
    hits = found(text, told.all)
    count = f"{len(hits)} of {len(told.all)} canaries"
    figure("What people tell, readable in RDB, AOF or a backup", count, "0", not hits)
    seen = [chat for chat in told.chats if str(chat) in text]
    figure("Telegram's chat numbers readable there", f"{len(seen)} of {len(told.chats)}", "0", not seen)


def test_a_bsn_or_iban_is_not_stored_at_all_and_its_resident_is_told(told: Told, figure: Figure) -> None:
    numbers = [each for each in told.all if each.kind in MASKED]
    opened = asyncio.run(everything_opened(told.omzien))
    assert found(opened, told.all), "what is not masked can be read with the key: else nothing was opened"
    hits = found(opened, numbers)
    count = f"{len(hits)} of {len(numbers)} canaries"
    figure("A BSN or IBAN that is stored, even sealed", count, "0", not hits)
    silent = [each for each in told.warned if "niet bewaard" not in each]
    count = f"{len(told.warned) - len(silent)} of {len(told.warned)}"
    figure("Who types a BSN or IBAN is told not to", count, "all", not silent)


async def everything_opened(omzien: Installation) -> str:
    """All that is sealed of every conversation, opened with the master key."""
    redis: Any = connect(omzien.redis_url)
    vault, said = Vault(redis, MasterKey.read(omzien.var / "master.key")), list[str]()
    async for name in redis.scan_iter("omz:{p??}:log:*"):
        ref = ConversationRef(*name.rsplit(":", 2)[1:])
        for _, fields in await redis.xrange(name):
            said.append((await vault.open(ref, "log", fields["b"])).decode())
        said.append(str((await Records(redis, vault).read(ref)).events))
        fields = await redis.hgetall(keys.conversation(ref))
        # A program may call its resident what it likes: an address is kept as long as it must be answered.
        fields.pop("address")
        for purpose, sealed in fields.items():
            try:
                said.append((await vault.open(ref, purpose, sealed)).decode())
            except Unreadable:
                continue
    await redis.aclose()
    return "\n".join(said)


def backup(omzien: Installation, file: Path) -> None:
    """Make one by the command."""
    settings = {"OMZIEN_VAR_DIR": str(omzien.var), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "bot.cli", "backup", str(file)]
    subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True, timeout=120)
