# SPDX-License-Identifier: EUPL-1.2
"""`omzien user`, as it is typed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.desk.accounts.accounts import command
from bot.settings import Settings
from tests.bot.support import settings_of

pytestmark = pytest.mark.usefixtures("redis")


@pytest.fixture
def settings(redis_url: str, var: Path) -> Settings:
    return settings_of(redis_url, var)


def nothing() -> io.StringIO:
    """Nothing is typed where a password is asked for."""
    return io.StringIO("\n")


def said(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    return out + err


def test_an_account_with_role_and_teams_is_made_listed_disabled_and_enabled(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    adding = ["add", "Anja", "Anja", "--role", "editor", "--team", "noord", "--team", "zuid"]
    assert command(adding, settings, nothing()) == 0
    assert "Account anja gemaakt. Wachtwoord: " in said(capsys)
    assert command(["list"], settings) == 0
    assert said(capsys) == "anja\tAnja\teditor\tnoord,zuid\t-\t-\n"
    assert command(["disable", "anja"], settings) == 0
    assert command(["list"], settings) == 0
    assert "uitgezet" in said(capsys)
    assert command(["enable", "anja"], settings) == 0
    assert "staat weer aan" in said(capsys)


def test_invite_and_reset_show_a_link(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("invite", "reset"):
        assert command([word, "anja"], settings) == 0
        assert said(capsys).startswith("http://127.0.0.1:8080/desk/uitnodiging/")


def test_the_last_coordinator_stays(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    command(["add", "carla", "--role", "coordinator"], settings, nothing())
    assert command(["disable", "carla"], settings) == 1
    assert "laatste coördinator" in said(capsys)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "usage"),
        (["add", "anja", "--role", "koning"], 2, "koning"),
        (["reset", "niemand"], 1, "Er is geen account met de naam niemand."),
    ],
)
def test_what_cannot_be_done_is_said(
    settings: Settings, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str
) -> None:
    assert command(arguments, settings) == code
    assert told in said(capsys)


def test_a_name_is_taken_once(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert [command(["invite", "anja"], settings) for _ in "ab"] == [0, 1]
    assert "al iemand met de naam" in said(capsys)
