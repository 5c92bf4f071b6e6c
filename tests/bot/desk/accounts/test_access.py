# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.desk.accounts.access import may_read
from bot.desk.accounts.users import Role, User
from tests.bot.desk.office import Office, address


@pytest.mark.parametrize(
    ("role", "teams", "team", "may"),
    [
        ("worker", (), "", True),
        ("worker", (), "noord", False),
        ("worker", ("noord",), "noord", True),
        ("worker", ("noord",), "balie", False),
        ("coordinator", (), "noord", True),
        ("editor", ("noord",), "noord", False),
        ("operator", (), "", False),
    ],
)
def test_workers_read_their_own_teams_and_coordinators_all(
    role: Role, teams: tuple[str, ...], team: str, may: bool
) -> None:
    assert may_read(User("standaard", "x", "X", role, teams=teams), team) is may


async def test_a_conversation_of_another_team_is_not_there_at_all(office: Office) -> None:
    ref = await office.handed_off(worry="Geld")
    async with office.worker("anja") as anja, office.worker("bram", teams=("noord",)) as bram:
        assert (await anja.get(address(ref))).status_code == 200
        assert (await bram.get(address(ref))).status_code == 404
        assert ref.id in (await anja.get("/desk")).text
        assert ref.id not in (await bram.get("/desk")).text
