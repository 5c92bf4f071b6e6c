# SPDX-License-Identifier: EUPL-1.2
"""Who wipes everything is gone: from Redis, the desk, the chat, and, after the night, from the files too."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.backup import archive
from bot.settings import ROOT
from store import keys
from store.clock import ZONE
from store.conversation import ConversationRef
from store.master import MasterKey
from tests.promises.canaries import readable
from tests.promises.figures import Figure
from tests.telegram_server import TelegramServer
from tests.whole.cast import Cast, Resident
from tests.whole.installation import TOKEN, Installation, installation
from tests.whole.visitor import Visitor

pytestmark = pytest.mark.whole
WORD = "zebrapadkwartel"
"""Nobody else types it."""
RECEIPT = ("conv", "key", "log", "sent")
PATIENCE_S = 60.0
NIGHT = 4


@dataclass
class Stage:
    """A running Omzien, and who plays on it."""

    omzien: Installation
    telegram: TelegramServer

    def cast(self, channel: str) -> Cast:
        """People on this channel."""
        return Cast(self.omzien, self.telegram, channel)


@pytest.fixture(scope="module")
def stage(trained: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Every part real; the model that is there."""
    folder = tmp_path_factory.mktemp("erase")
    with TelegramServer(TOKEN) as telegram, installation(folder, telegram.url) as omzien:
        yield Stage(omzien, telegram)


@pytest.mark.parametrize("channel", ["rest", "telegram", "web"])
def test_who_wipes_everything_is_gone(stage: Stage, channel: str, figure: Figure) -> None:
    cast = stage.cast(channel)
    resident = Visitor(stage.omzien) if channel == "web" else cast.resident("iemand")
    worker = cast.coordinator()
    ref = told_and_handed_over(cast, resident)
    worker.about(ref)
    worker.open()
    worker.claim()
    worker.reply(f"Hallo, met Anja. Over {WORD}.")
    resident.say_only(f"ja het gaat over {WORD}")
    names = of(stage, ref)
    wrapped = hash_field(stage, ref, "wrapped")
    assert {"conv", "key", "log", "tracker", "happened"} <= {name.split(":")[2] for name in names}
    wipe(resident)
    until(lambda: wrapped not in str(hash_field(stage, ref, "wrapped")))
    until(lambda: not besides_the_receipt(stage, ref))
    left = besides_the_receipt(stage, ref)
    assert worker.page.go("/desk").status == 200 and ref.id not in worker.page.html
    pages = worker.page.go(worker.conversation).html + worker.page.go("/desk/overzicht.csv").html
    pages += httpx.get(f"{stage.omzien.base}/metrics").text
    pages += resident.page.go("/").html if isinstance(resident, Visitor) else ""
    a_night_goes_by(stage)
    copy = backed_up(stage, f"kopie-{channel}")
    places = readable([stage.omzien.var / "redis", stage.omzien.var / "log"]) + copy
    traces = [trace for trace in (WORD, wrapped) if trace in places or trace in pages]
    figure("Keys left of who wiped everything, but the receipt", f"{len(left)}: {left}", "0", not left)
    figure(
        "Its words and its key: files, logs, figures, desk, exports, backup",
        f"{len(traces)}",
        "0",
        not traces,
    )
    until(lambda: not of(stage, ref))


def test_telegram_is_asked_to_take_both_sides_away(stage: Stage, figure: Figure) -> None:
    resident = stage.cast("telegram").resident("iemand")
    assert len(resident.say(f"ik heb schulden {WORD}")) >= 1
    resident.say("hilversum")
    wipe(resident)
    # The receipt, which says that it is done, is all that is left.
    resident.until_left(1)
    left = [bubble.text for bubble in stage.telegram.typed(int(resident.sender)) if not bubble.deleted]
    figure("A resident's own messages left in Telegram, under 48 hours", f"{len(left)}", "0", not left)


def test_after_violence_nothing_at_all_is_left_in_the_chat(stage: Stage, figure: Figure) -> None:
    cast = stage.cast("telegram")
    resident = cast.resident("bang")
    resident.say("mijn man slaat mij")
    resident.say("/wis")
    resident.press_only("Ja, wis alles")
    resident.until_left(0)
    until(lambda: not of(stage, cast.conversation(resident)))
    left = of(stage, cast.conversation(resident))
    figure("What is left after violence, a receipt too", f"{len(left)} keys, 0 messages", "nothing", not left)


def told_and_handed_over(cast: Cast, resident: Resident | Visitor) -> ConversationRef:
    """Somebody who tells what it is about and asks for a person."""
    resident.say(f"ik heb schulden door {WORD}")
    resident.say("hilversum")
    resident.say("mens")
    for title in ("Ja", "Ja, geef door", "Liever niet"):
        if title in resident.buttons():
            resident.press(title)
    return cast.conversation(resident)


def wipe(resident: Resident | Visitor) -> None:
    """As the commands say it."""
    resident.say("wis alles")
    # What the worker said a moment before may arrive first.
    resident.until(lambda _: "Ja, wis alles" in resident.buttons())
    resident.press_only("Ja, wis alles")


def of(stage: Stage, ref: ConversationRef) -> list[str]:
    """The keys of a conversation."""
    with stage.omzien.redis() as redis:
        return sorted(str(name) for name in redis.scan_iter(f"*{ref.id}*", count=1000))


def besides_the_receipt(stage: Stage, ref: ConversationRef) -> list[str]:
    """What is left but the one line that says it is done, and that it was delivered."""
    return [name for name in of(stage, ref) if name.split(":")[2] not in RECEIPT]


def hash_field(stage: Stage, ref: ConversationRef, name: str) -> str:
    """The conversation's own key as it is stored."""
    with stage.omzien.redis() as redis:
        return str(redis.hget(keys.key(ref), name) or "")


def a_night_goes_by(stage: Stage) -> None:
    """To the next night, and until the file was written anew."""
    with stage.omzien.redis() as redis:
        # Not packed: else a word could stand in the file unseen.
        redis.config_set("rdbcompression", "no")
        now = datetime.fromtimestamp(time.time() + float(str(redis.get(keys.CLOCK) or 0)), ZONE)
        night = now.replace(hour=NIGHT, minute=0, second=0) + timedelta(days=1)
        stage.omzien.move_clock((night - now).total_seconds())
        until(lambda: redis.get(keys.night()) == night.date().isoformat())


def backed_up(stage: Stage, name: str) -> str:
    """A backup made now, opened with the key."""
    file = stage.omzien.var.parent / name
    settings = {"OMZIEN_VAR_DIR": str(stage.omzien.var), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "bot.cli", "backup", str(file)]
    subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True, timeout=120)
    master = MasterKey.read(Path(stage.omzien.var) / "master.key")
    return str(list(archive.read(file, master)))


def until(true: Callable[[], object]) -> None:
    """Wait for it."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.2)
