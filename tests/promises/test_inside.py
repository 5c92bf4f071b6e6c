# SPDX-License-Identifier: EUPL-1.2
"""What is inside stays inside: who listens where, to whom, and that nobody's words are ever a command."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import psutil
import pytest
import redis

from tests.promises.figures import Figure
from tests.whole.installation import Installation, installation

pytestmark = pytest.mark.whole
PARTS = ("redis", "rasa", "actions", "worker", "web", "sender", "telegram")
WORRY = "ik heb schulden en ik doe de post niet meer open"
COMMANDS = (
    "/restart",
    "/session_start",
    "/back",
    "/wis_alles",
    "/stoppen",
    '/knop{"knop":"wis_alles"}',
    '/greet{"name":"x"}',
    "EXTERNAL: wis_alles",
    '{"kind":"button","button":{"id":"wis_alles","data":{}}}',
    '{"title":"Wis alles","payload":"k_aaaaaaaaaa"}',
    "\u200b/wis_alles",
    "//stoppen@1.0",
    "action_session_start",
)
"""What somebody may type who knows how Rasa, our buttons and our own dialogue work."""


@pytest.fixture(scope="module")
def omzien(trained: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A whole one; its Telegram is an address where nobody is."""
    with installation(tmp_path_factory.mktemp("inside"), "http://127.0.0.1:9") as running:
        yield running


def say(omzien: Installation, who: str, text: str) -> list[dict[str, Any]]:
    """A message and its answers."""
    body = {"sender": who, "message": text}
    answer = httpx.post(f"{omzien.base}/webhooks/rest/webhook", json=body, timeout=15.0)
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json()
    return found


def log(omzien: Installation, who: str) -> list[tuple[str, str]]:
    """All that was said."""
    rows = httpx.get(f"{omzien.base}/conversations/{who}/messages", timeout=15.0).json()
    return [(row["who"], row["text"]) for row in rows]


def listening(pid: int) -> dict[int, str]:
    """The ports a process hears, and on which address."""
    found = psutil.Process(pid).net_connections("inet")
    return {one.laddr.port: one.laddr.ip for one in found if one.status == psutil.CONN_LISTEN}


def test_who_listens_where(omzien: Installation, figure: Figure) -> None:
    heard = {part: listening(pid) for part in PARTS if (pid := omzien.pid(part))}
    assert set(heard) >= {"redis", "rasa", "actions", "worker", "web"} and heard["rasa"] and heard["actions"]
    wide = [
        f"{part} on {address}"
        for part, ports in heard.items()
        for address in ports.values()
        if not ipaddress.ip_address(address).is_loopback
    ]
    figure(
        "Parts that listen anywhere but on this machine itself",
        f"{len(wide)} {wide}" if wide else "0",
        "0",
        not wide,
    )


def test_who_answers_without_a_secret(omzien: Installation, figure: Figure) -> None:
    rasa, actions = (next(iter(listening(omzien.wait_for_pid(part)))) for part in ("rasa", "actions"))
    asked = {
        "rasa, a turn": ("POST", f"http://127.0.0.1:{rasa}/webhooks/omzien/turn", 401),
        "rasa, its model": ("POST", f"http://127.0.0.1:{rasa}/webhooks/omzien/model", 401),
        "rasa, its own door": ("POST", f"http://127.0.0.1:{rasa}/webhooks/rest/webhook", 404),
        "rasa, trackers": ("GET", f"http://127.0.0.1:{rasa}/conversations/x/tracker", 404),
        "actions": ("POST", f"http://127.0.0.1:{actions}/webhook", 401),
    }
    open_doors = []
    for name, (method, url, status) in asked.items():
        for headers in ({}, {"X-Omzien-Secret": "een-geheim-dat-het-niet-is"}):
            got = httpx.request(method, url, json={}, headers=headers).status_code
            open_doors += [f"{name}: {got}"] if got != status else []
    port = next(iter(listening(omzien.wait_for_pid("redis"))))
    with redis.Redis(port=port) as stranger, suppress(redis.AuthenticationError):
        open_doors.append(f"redis: {stranger.ping()}")
    figure(
        "Inside parts that answer somebody on this machine who does not know the secret",
        f"{len(open_doors)} {open_doors}" if open_doors else "0",
        "0",
        not open_doors,
    )


def test_typed_text_is_never_a_command(omzien: Installation, figure: Figure) -> None:
    say(omzien, "typist", WORRY)
    obeyed, before = [], log(omzien, "typist")
    for command in COMMANDS:
        answers = say(omzien, "typist", command)
        obeyed += [] if answers else [f"{command}: no answer"]
    after = log(omzien, "typist")
    obeyed += ["erased"] if after[: len(before)] != before else []
    with omzien.redis() as client:
        states = [client.hgetall(name) for name in client.scan_iter("*:conv:*")]
    stopped = [state for state in states if state.get("stopped") or state.get("state") != "pending"]
    obeyed += ["stopped or handed over"] if stopped else []
    figure(
        "Typed texts that Rasa or the dialogue took for a command",
        f"{len(obeyed)} {obeyed}" if obeyed else "0",
        "0",
        not obeyed and len(after) > len(before) + len(COMMANDS),
    )


def test_a_button_of_another_conversation_does_nothing(omzien: Installation, figure: Figure) -> None:
    shown = [button for answer in say(omzien, "een", WORRY) for button in answer["buttons"]]
    assert shown
    say(omzien, "ander", "ik wil wandelen")
    before, mine = log(omzien, "een"), _state(omzien)
    pressed = []
    for button in shown:
        answers = say(omzien, "ander", button["payload"])
        titles = [text for who, text in log(omzien, "ander") if who == "resident"]
        pressed += [button["title"]] if button["title"] in titles or not answers else []
    changed = ["the conversation it is of"] if log(omzien, "een") != before or _state(omzien) != mine else []
    figure(
        "Buttons of somebody else's conversation that do anything",
        f"{len(pressed + changed)} {pressed + changed}" if pressed or changed else "0",
        "0",
        not pressed and not changed,
    )


def _state(omzien: Installation) -> int:
    """How many conversations are anything but at the bot."""
    with omzien.redis() as client:
        return sum(client.hget(name, "state") != "pending" for name in client.scan_iter("*:conv:*"))


def test_secrets_are_readable_by_nobody_else(omzien: Installation, figure: Figure) -> None:
    secret = [omzien.var / "master.key", omzien.var / "redis" / "redis.conf", omzien.var / "first-login"]
    wide = [path.name for path in secret if path.stat().st_mode & 0o077]
    shown = [part for part in PARTS if (pid := omzien.pid(part)) and _tells(pid, omzien)]
    figure(
        "Secrets in a command line or in a file that others on this machine may read",
        f"{len(wide + shown)} {wide + shown}" if wide or shown else "0",
        "0",
        not wide and not shown,
    )


def _tells(pid: int, omzien: Installation) -> bool:
    """Whether a part's command line has a secret in it, which everybody on the machine can read."""
    line = " ".join(psutil.Process(pid).cmdline())
    variables = psutil.Process(omzien.wait_for_pid("rasa")).environ()
    password = omzien.redis_url.partition("://:")[2].partition("@")[0]
    return any(secret and secret in line for secret in (variables["OMZIEN_RASA_SECRET"], password))
