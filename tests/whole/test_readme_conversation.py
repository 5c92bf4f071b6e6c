# SPDX-License-Identifier: EUPL-1.2
"""What the README shows is what the program says, on a Tuesday morning."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from bot.settings import ROOT
from store import keys
from tests.docs import pages
from tests.docs.pages import README
from tests.whole.installation import Installation
from tests.whole.office_day import set_clock, that_tuesday

PAYLOAD = re.compile(r"k_[\w-]{10}")
PORT = "8080"


@pytest.fixture
def tuesday(omzien: Installation) -> Iterator[Installation]:
    """A running Omzien at the README's moment; afterwards its clock goes on from where it was."""
    with omzien.redis() as client:
        before = client.get(keys.CLOCK)
        set_clock(omzien, that_tuesday(10))
        yield omzien
        client.set(keys.CLOCK, before or 0)


def test_the_conversation_in_the_terminal_goes_as_shown(tuesday: Installation) -> None:
    (shown,) = [block for block in pages.blocks(README, "text") if "\n> " in block]
    typed = re.findall(r"^> (.+)$", shown, re.MULTILINE)
    settings = {"OMZIEN_PORT": tuesday.base.rpartition(":")[2], "OMZIEN_VAR_DIR": str(tuesday.var)}
    said = subprocess.run(
        [sys.executable, "-m", "bot.cli", "chat"],
        cwd=ROOT,
        env=os.environ | settings,
        input="\n".join(typed) + "\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert len(typed) == 3
    assert _lines(said)[:-1] == _lines(re.sub(r"^> .*$", "> ", shown, flags=re.MULTILINE))


def test_the_request_over_rest_is_answered_as_shown(tuesday: Installation) -> None:
    (command,) = [shlex.split(block) for block in pages.blocks(README, "sh") if block.startswith("curl")]
    (address,) = [word for word in command if word.startswith("http")]
    assert f":{PORT}/" in address
    answer = httpx.post(
        tuesday.base + address.partition(PORT)[2], content=command[command.index("-d") + 1], timeout=20
    )
    (shown,) = pages.blocks(README, "json")
    assert answer.status_code == 200
    assert _without_payloads(answer.json()) == _without_payloads(json.loads(shown))
    button = answer.json()[0]["buttons"][0]["payload"]
    body = {"sender": "voorbeeld", "message": button}
    pressed = httpx.post(tuesday.base + address.partition(PORT)[2], json=body, timeout=20).json()
    assert "doorgeven" in pressed[0]["text"]
    later = httpx.get(tuesday.base + "/conversations/voorbeeld/messages?after=2", timeout=20).json()
    assert [message["custom"]["id"] for message in later] == [3, 4]


def _lines(text: str) -> list[str]:
    """The lines that say something; how many empty ones stand between them depends on who types."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def _without_payloads(answer: object) -> str:
    return PAYLOAD.sub("k_", json.dumps(answer, sort_keys=True))
