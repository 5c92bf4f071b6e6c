# SPDX-License-Identifier: EUPL-1.2
"""`bot.publishing.remote`: a copy elsewhere, and nobody waits for one that cannot be reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.publishing.publisher import Published
from bot.publishing.remote import SETTING, Copies
from bot.services import Services
from content.editing.git import Git
from tests.bot.publishing.editors import WELCOME, Editors


def copies(services: Services, address: str) -> Copies:
    """Copies to this address."""
    services.settings = services.settings.model_copy(update={"content_remote": SecretStr(address)})
    return Copies(services)


async def test_what_is_published_is_copied(editors: Editors, tmp_path: Path) -> None:
    away = tmp_path / "elders.git"
    away.mkdir()
    Git(away).run("init", "--quiet", "--bare", "--initial-branch=main", ".")
    outcome = await editors.publisher.publish(await editors.draft("message", "welcome", WELCOME), "els")
    assert isinstance(outcome, Published)
    sending = copies(editors.services, str(away))
    await sending.round()
    assert Git(away).head() == outcome.commit
    assert (await sending.state()).failing_since is None


@pytest.mark.parametrize("address", ["/nergens/elders.git", "https://els:geheim@127.0.0.1:1/x.git"])
async def test_what_cannot_be_reached_is_told_once_and_blocks_nobody(editors: Editors, address: str) -> None:
    sending = copies(editors.services, address)
    assert isinstance(
        await editors.publisher.publish(await editors.draft("message", "welcome", WELCOME), "els"), Published
    )
    with capture_logs() as lines:
        for _ in range(3):
            await sending.round()
            await editors.services.clock.move(3600)
    assert [line["setting"] for line in lines] == [SETTING]
    assert "geheim" not in str(lines)
    state = await sending.state()
    assert state.wanted
    assert state.failing_since is not None


async def test_without_an_address_nothing_is_sent(editors: Editors) -> None:
    sending = copies(editors.services, "")
    await sending.round()
    assert not (await sending.state()).wanted
