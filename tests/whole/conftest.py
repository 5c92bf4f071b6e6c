# SPDX-License-Identifier: EUPL-1.2
"""One whole Omzien for the tests that need every part; starting it takes seconds, so they share it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.telegram_server import TelegramServer
from tests.whole.installation import TOKEN, Installation, installation, train_once


@pytest.fixture(scope="session")
def telegram() -> Iterator[TelegramServer]:
    """The stand-in for Telegram."""
    with TelegramServer(TOKEN) as server:
        yield server


@pytest.fixture(scope="session", autouse=True)
def trained() -> None:
    """A model, so that each installation a test starts need not train its own."""
    train_once()


@pytest.fixture(scope="session")
def omzien(telegram: TelegramServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A running Omzien."""
    with installation(tmp_path_factory.mktemp("omzien"), telegram.url) as running:
        yield running
