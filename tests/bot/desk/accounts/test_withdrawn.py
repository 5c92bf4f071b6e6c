# SPDX-License-Identifier: EUPL-1.2
"""What is taken from an account stands in the register, and is taken again from what a backup gives back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot.backup.erased import Erased
from bot.desk.accounts.users import ROLES, Users
from bot.desk.accounts.withdrawn import Since, Withdrawn
from bot.settings import ROOT
from store.master import MasterKey
from tests.bot.support import ORGANISATION, House
from tests.bot.web.client import PASSWORD

KEY = MasterKey(b"k" * 32)
ANJA: dict[str, Any] = {
    "organisation": ORGANISATION,
    "name": "anja",
    "role": "coordinator",
    "disabled": False,
    "teams": ["jeugd"],
    "sso": "",
    "password": "hash",
    "totp": "sealed",
    "totp_last": 3,
    "recovery": ["een", "twee"],
}
TEAMS = ("balie", "jeugd", "ouderen")
NO_LOCK = {name: value for name, value in ANJA.items() if not name.startswith(("totp", "recovery"))}
LOCKED = {**NO_LOCK, "password": ""}
IN_NO_TEAM = {**ANJA, "disabled": True, "teams": []}


@pytest.mark.parametrize(
    ("then", "back"),
    [
        ({}, ANJA),
        ({"seen": "2026-11-22", "first_name": "An", "totp_last": 9}, ANJA),
        ({"disabled": True}, {**ANJA, "disabled": True}),
        ({"password": "another"}, LOCKED),
        ({"totp": "another"}, LOCKED),
        ({"recovery": ["twee"]}, {**ANJA, "recovery": ["twee"]}),
        ({"role": "worker"}, {**ANJA, "role": "worker"}),
        ({"teams": ["jeugd", "ouderen"]}, {**ANJA, "teams": ["jeugd", "ouderen"]}),
        ({"teams": []}, {**ANJA, "teams": ["balie"]}),
        ({"teams": ["new"]}, IN_NO_TEAM),
        ({"sso": "an@example.org"}, {**ANJA, "disabled": True}),
    ],
)
def test_a_backup_of_before_is_brought_to_what_it_may_be(
    tmp_path: Path, then: dict[str, Any], back: dict[str, Any]
) -> None:
    register = Erased(tmp_path / "erased")
    Withdrawn(register, KEY).note(ANJA, {**ANJA, **then}, 1_000.0)
    assert Since(register.since(0.0), KEY, ROLES, TEAMS).applied(ANJA) == back
    assert Since(register.since(1_001.0), KEY, ROLES, TEAMS).applied(ANJA) == ANJA


def test_the_last_word_counts(tmp_path: Path) -> None:
    register = Erased(tmp_path / "erased")
    book, was = Withdrawn(register, KEY), ANJA
    for then in ({"disabled": True}, {"teams": ["ouderen"]}, {"role": "worker"}, {"sso": "x"}, ANJA):
        book.note(was, {**was, **then}, 1_000.0)
        was = {**was, **then}
    assert Since(register.since(0.0), KEY, ROLES, TEAMS).applied(ANJA) == ANJA


def test_nobody_and_nothing_can_be_read_in_it_without_the_key(tmp_path: Path) -> None:
    register = Erased(tmp_path / "erased")
    Withdrawn(register, KEY).note(ANJA, {**ANJA, "disabled": True, "role": "worker"}, 1_000.0)
    assert re.fullmatch(r"(1000\.000 [0-9a-f]{32}\n){2}", register.path.read_text("ascii"))
    other = Since(register.since(0.0), MasterKey(b"o" * 32), ROLES, TEAMS)
    assert other.applied(ANJA) == ANJA


async def test_what_the_accounts_do_stands_in_the_register(house: House) -> None:
    users = Users.of(house.services)
    bram = await users.create(ORGANISATION, "bram", PASSWORD, "Bram")
    await users.was_here(bram)
    assert not house.services.erased.since(0.0), "nothing was taken away"
    await users.disable(bram)
    assert len(house.services.erased.since(0.0)) == 1


async def test_a_register_that_cannot_be_written_keeps_nobody_in(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.services.erased.path.mkdir()
    users = Users.of(house.services)
    bram = await users.create(ORGANISATION, "bram", PASSWORD, "Bram")
    await users.disable(bram)
    assert await users.get(ORGANISATION, "bram") is None
    logged = capsys.readouterr()
    assert "is not in the register" in logged.out + logged.err and "bram" not in logged.out + logged.err


def test_no_part_of_omzien_changes_accounts_without_it() -> None:
    made = re.compile(r"\bUsers\(([^)]*)\)")
    found = {
        (str(file.relative_to(ROOT)), arguments)
        for file in (ROOT / "bot").rglob("*.py")
        for arguments in made.findall(file.read_text(encoding="utf-8"))
    }
    assert found == {("bot/supervisor/first_login.py", "redis, Clock(redis")}
