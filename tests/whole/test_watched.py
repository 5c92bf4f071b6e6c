# SPDX-License-Identifier: EUPL-1.2
"""A whole Omzien as who watches it sees it: figures of every part on one page, and logs by one rule."""

from __future__ import annotations

import json
import os
import signal
import time

import httpx
import psutil

from actions.server import HEADER
from bot.log import ALLOWED
from tests.bot.metrics.page import samples
from tests.telegram_server import TelegramServer
from tests.whole.installation import Installation

OURS = ("worker", "web", "sender", "telegram")
CHAT = 88_000_001


def figures(omzien: Installation) -> dict[str, float]:
    """Every figure, by name and labels."""
    page = httpx.get(f"{omzien.base}/metrics", timeout=10.0).text
    return {",".join((s.name, *s.labels.values())): s.value for s in samples(page)}


def until(omzien: Installation, name: str, least: float, seconds: float = 30.0) -> dict[str, float]:
    """The figures once one of them is so high: each process writes its counts down every few seconds."""
    end = time.monotonic() + seconds
    while (found := figures(omzien))[name] < least:
        assert time.monotonic() < end, f"{name}: {found[name]}"
        time.sleep(0.2)
    return found


def test_what_several_processes_did_for_one_message_is_on_one_page(
    omzien: Installation, telegram: TelegramServer
) -> None:
    omzien.until_healthy(60.0)
    name = "omzien_deliveries_total,ordinary,delivered"
    before = figures(omzien)
    telegram.meet(CHAT)
    telegram.say(CHAT, "ik heb schulden")
    found = until(omzien, name, before[name] + 1)
    for counted in ("omzien_messages_total,telegram", "omzien_turns_total,telegram,answer"):
        found = until(omzien, counted, before[counted] + 1)
    assert found["omzien_rasa_seconds_count,ok"] > before["omzien_rasa_seconds_count,ok"]
    assert found["omzien_ready"] == 1 and httpx.get(f"{omzien.base}/ready").status_code == 200
    parts = ("redis", "rasa", "actions", "worker", "sender", "telegram")
    assert [found[f"omzien_part_up,{part}"] for part in parts] == [1] * len(parts)
    assert time.time() - until(omzien, "omzien_heartbeat_seconds", 1)["omzien_heartbeat_seconds"] < 120
    assert found["omzien_model_trained_seconds"] > 0


def test_every_part_logs_lines_of_json_with_fields_of_one_list(omzien: Installation) -> None:
    _make_the_dialogue_complain(omzien)
    for part in OURS:
        _end(omzien, part)
    omzien.until_healthy(60.0)
    for part in (*OURS, "rasa", "actions"):
        log = (omzien.var / "log" / f"{part}.log").read_text("utf-8")
        assert log and "kanarie" not in log, part
        assert [line for line in log.splitlines() if not _by_the_rule(line)] == [], part


def _make_the_dialogue_complain(omzien: Installation) -> None:
    """The action server is asked nonsense, and then keeps Rasa waiting for longer than it does."""
    actions = psutil.Process(omzien.wait_for_pid("actions"))
    given = actions.environ()
    address = f"http://127.0.0.1:{given['OMZIEN_ACTIONS_PORT']}/webhook"
    shown = {HEADER: given["OMZIEN_RASA_SECRET"]}
    assert httpx.post(address, content="kanarie", headers=shown).status_code == 500
    asked = {"organisation": "standaard", "conversation": "a" * 32, "message_id": "1", "kind": "text"}
    asked |= {"text": "mijn kanarie is dood", "button": None, "place": None, "context": {}}
    address = (
        f"{psutil.Process(omzien.wait_for_pid('worker')).environ()['OMZIEN_RASA_URL']}/webhooks/omzien/turn"
    )
    actions.suspend()
    try:
        assert httpx.post(address, json=asked, headers=shown, timeout=20.0).status_code == 503
    finally:
        actions.resume()


def _end(omzien: Installation, part: str) -> None:
    """As an operator does; it says so and is started again."""
    pid = omzien.wait_for_pid(part)
    os.kill(pid, signal.SIGTERM)
    omzien.wait_for_pid(part, not_this=pid)


def _by_the_rule(line: str) -> bool:
    try:
        found = json.loads(line)
    except ValueError:
        return False
    return isinstance(found, dict) and found.keys() <= ALLOWED
