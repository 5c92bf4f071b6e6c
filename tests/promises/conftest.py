# SPDX-License-Identifier: EUPL-1.2
"""What every promise may use: a place for its figure, and the size its test is run at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.conftest import hasty_house as hasty_house
from tests.bot.conftest import house as house
from tests.bot.conftest import office as office
from tests.bot.conftest import quiet_house as quiet_house
from tests.bot.conftest import rasa as rasa
from tests.bot.conftest import shipped as shipped
from tests.bot.conftest import var as var
from tests.promises.figures import Figure, Row, Size, write
from tests.telegram_server import TelegramServer
from tests.whole.installation import TOKEN, Installation, installation, train_once


@pytest.fixture(scope="session")
def size() -> Size:
    """`size(full_value, small_value)`: the full one under `make promises`."""
    return Size(os.environ.get("PROMISES_SIZE") == "full")


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """`figure(name, value, bar, met)`: puts it in the table of this run, and asserts that it is met."""

    def note(name: str, value: str, bar: str, met: bool) -> None:
        folder = os.environ.get("PROMISES_FIGURES")
        if folder:
            write(Path(folder), Row(name, value, bar, bool(met), request.node.nodeid))
        assert met, f"{name}: {value}; the bar is: {bar}"

    return note


@pytest.fixture(scope="session")
def trained() -> None:
    """A model, for who starts a whole Omzien (mark such a test `whole`: there are never two at once)."""
    train_once()


@pytest.fixture(scope="session")
def telegram() -> Iterator[TelegramServer]:
    """The stand-in for Telegram, with its limits."""
    with TelegramServer(TOKEN) as server:
        yield server


@pytest.fixture(scope="session")
def omzien(
    trained: None, telegram: TelegramServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """A whole Omzien, for the promises that leave it well behind."""
    with installation(tmp_path_factory.mktemp("omzien"), telegram.url) as running:
        yield running
