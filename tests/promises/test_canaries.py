# SPDX-License-Identifier: EUPL-1.2
"""What people tell of themselves is in no log, figure or file of Redis; a BSN or IBAN is nowhere at all."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
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
from tests.bot.alerts.conftest import GROUP
from tests.bot.alerts.post_office import PostOffice, post_office_in_a_thread
from tests.promises.canaries import MASKED, canaries, found, readable
from tests.promises.canary_paths import (
    PATIENCE_S,
    Told,
    at_a_loss,
    at_the_desk,
    by_editors,
    on_the_page,
    over_rest,
    over_telegram,
    until_calm,
    without_a_store,
)
from tests.promises.figures import Figure, Size
from tests.telegram_server import TelegramServer
from tests.whole.installation import TOKEN, Installation, installation
from tests.whole.worker import Worker

pytestmark = pytest.mark.whole
FORMS = ("hsds-json", "hsds-zip")
"""As a table it is asked for at the desk."""


@pytest.fixture(scope="module")
def told(trained: None, tmp_path_factory: pytest.TempPathFactory, size: Size) -> Iterator[Told]:
    """Every canary by a way of its own, a part of them while the dialogue is dead or the store is full."""
    folder = tmp_path_factory.mktemp("canaries")
    with TelegramServer(TOKEN) as telegram, post_office_in_a_thread() as post:
        telegram.meet(GROUP)
        with installation(folder, telegram.url, **_alerts(post)) as omzien:
            said = Told(omzien, canaries(size(300, 28)), folder)
            _all_ways(said, telegram)
            until_told(said, telegram, post)
            yield said


def _alerts(post: PostOffice) -> dict[str, str]:
    return {
        "OMZIEN_ALERT_TELEGRAM_CHAT": str(GROUP),
        "OMZIEN_ALERT_MAIL_TO": "wijkteam@gemeente.example",
        "OMZIEN_ALERT_MAIL_FROM": "omzien@gemeente.example",
        "OMZIEN_SMTP_URL": post.url,
    }


def _all_ways(said: Told, telegram: TelegramServer) -> None:
    part = len(said.all) // 7
    parts = [said.all[start : start + part] for start in range(0, len(said.all), part)]
    over_rest(said, parts[0])
    over_telegram(said, telegram, parts[1])
    on_the_page(said, parts[2])
    at_the_desk(said, telegram, parts[3])
    at_a_loss(said, parts[4])
    by_editors(said, Worker(said.omzien.base, *said.omzien.first_login), parts[5])
    without_a_store(said, telegram, parts[4][:12])
    said.omzien.kill("rasa")
    said.omzien.kill("actions")
    for rest in parts[6:]:
        over_rest(said, rest)
        over_telegram(said, telegram, rest)
    said.omzien.until_healthy()
    until_calm(said.omzien, telegram)


def until_told(said: Told, telegram: TelegramServer, post: PostOffice) -> None:
    """Until staff have heard, both ways, that somebody waits; what they heard is kept with the rest."""
    end = time.monotonic() + PATIENCE_S
    while not (telegram.sent(GROUP) and post.letters):
        assert time.monotonic() < end, "staff heard nothing"
        time.sleep(0.2)
    said.alerts = [bubble.text for bubble in telegram.sent(GROUP)]
    said.alerts += [f"{letter['subject']} {letter.get_content()}" for letter in post.letters]


def test_nothing_anybody_tells_is_in_a_log_or_a_figure(told: Told, figure: Figure) -> None:
    figures = httpx.get(f"{told.omzien.base}/metrics").text + httpx.get(f"{told.omzien.base}/health").text
    assert "omzien_" in figures
    assert "signed in at the desk" in told.typed
    hits = [*found(told.typed, told.all), *found(figures, told.all)]
    count = f"{len(hits)} of {len(told.all)} canaries"
    figure("What people tell, in logs and figures", count, "0", not hits)


def test_nothing_anybody_tells_is_in_what_goes_out_to_others(told: Told, figure: Figure) -> None:
    given = {"alerts": "\n".join(told.alerts), **exported(told), **dict(read_by_editors(told))}
    assert all(given.values()), [name for name, text in given.items() if not text]
    assert "[…]" in given["sentences"], "no sentence came before an editor: else nothing was looked at"
    hits = {name: found(text, told.by_residents) for name, text in given.items()}
    wrong = {name: len(these) for name, these in hits.items() if these}
    count = (
        f"{sum(wrong.values())} of {len(told.by_residents)} canaries in {len(given)} ways out {wrong or ''}"
    )
    met = not wrong and not found(given["alerts"], told.all)
    figure("What people tell, in alerts, exports and sentences editors read", count.strip(), "0", met)


def exported(told: Told) -> dict[str, str]:
    """What other programs and other people get of it."""
    base, worker = told.omzien.base, Worker(told.omzien.base, *told.omzien.first_login)
    files = {form: told.folder / f"uit.{form}" for form in FORMS}
    for form, file in files.items():
        run_command(told.omzien, "content", "export", str(file), "--form", form, "--overlay", str(told.own))
    return {
        "hsds": httpx.get(f"{base}/hsds/services", params={"per_page": 100}, timeout=60.0).text,
        "csv of the desk": worker.page.go("/desk/overzicht.csv").html,
        "csv of the directory": worker.page.go("/desk/redactie/invoer/uit?vorm=csv").html,
        **{f"export as {form}": _unpacked(file) for form, file in files.items()},
    }


def read_by_editors(told: Told) -> Iterator[tuple[str, str]]:
    """The sentences that were not understood."""
    worker = Worker(told.omzien.base, *told.omzien.first_login)
    yield "sentences", worker.page.go("/desk/redactie/zinnen").html


def _unpacked(file: Path) -> str:
    if not zipfile.is_zipfile(file):
        return file.read_text("utf-8")
    with zipfile.ZipFile(file) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist())


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
    hits = found(text, told.by_residents)
    count = f"{len(hits)} of {len(told.by_residents)} canaries"
    figure("What people tell, readable in RDB, AOF or a backup", count, "0", not hits)
    seen = [chat for chat in told.chats if str(chat) in text]
    figure("Telegram's chat numbers readable there", f"{len(seen)} of {len(told.chats)}", "0", not seen)


def test_a_bsn_or_iban_is_not_stored_at_all_and_its_resident_is_told(told: Told, figure: Figure) -> None:
    numbers = [each for each in told.by_residents if each.kind in MASKED]
    opened = asyncio.run(everything_opened(told.omzien))
    assert found(opened, told.by_residents), (
        "what is not masked can be read with the key: else nothing was opened"
    )
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
    run_command(omzien, "backup", str(file))


def run_command(omzien: Installation, *words: str) -> None:
    """A command of this installation."""
    settings = {"OMZIEN_VAR_DIR": str(omzien.var), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "bot.cli", *words]
    subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True, timeout=120)
