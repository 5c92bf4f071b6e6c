# SPDX-License-Identifier: EUPL-1.2
"""docs/security.md says what the app's routes say."""

from __future__ import annotations

import re
from pathlib import Path

from actions import server
from bot.channels import rest
from bot.channels.telegram import webhook
from bot.desk.accounts import second_factor
from bot.desk.accounts.users import TRIES_HERE, TRIES_OF_NAME
from bot.desk.pages.guard import ABSOLUTE_S, IDLE_S
from bot.settings import ROOT, SHORTEST_SECRET
from bot.turns.turn import FLOOD
from bot.web import form
from bot.web.braked import TRIES
from bot.web.headers import YEAR_S
from bot.web.sessions import BYTES
from bot.web.streams import OF_ADDRESS, OF_ONE
from tests.docs import security_page


def test_the_matrix_is_up_to_date() -> None:
    page = security_page.PAGE.read_text(encoding="utf-8")
    assert page == security_page.written(page, security_page.table()), (
        "run: .venv/bin/python -m tests.docs.security_page"
    )


def test_no_editor_and_no_operator_finds_a_conversation() -> None:
    rows = [line for line in security_page.table().splitlines() if "/desk/gesprek/" in line]
    assert len(rows) > 10
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[1] in ("log in", "401", "204") and cells[3:] == ["404", "yes", "403", "403"]


def test_every_number_on_the_page_is_the_codes_own() -> None:
    page = " ".join(security_page.PAGE.read_text(encoding="utf-8").split())
    for words in (
        f"taken from the page: {TRIES}; of one conversation {FLOOD} are answered",
        f"A form may be {form.MOST_BYTES} bytes, a REST request {rest.MOST_BYTES}, an update of Telegram "
        f"{webhook.MOST_BYTES}, a call of the action server {server.MOST_BYTES}",
        f"`OMZIEN_REST_TOKEN` ({SHORTEST_SECRET} characters or more)",
        f"| {YEAR_S} seconds, over https |",
        f"One session may have {OF_ONE} of them and one address {OF_ADDRESS}",
        f"{TRIES_HERE} tries of one name from one place, {TRIES_OF_NAME} of one name, "
        f"{second_factor.TRIES} codes",
        f"| {BYTES * 8} bits, new at each log-in |",
        f"after {IDLE_S} seconds without use, and after {ABSOLUTE_S} |",
    ):
        assert words in page, words


def test_every_test_the_page_names_is_there() -> None:
    rows = security_page.PAGE.read_text(encoding="utf-8").partition("## Held to what")[2].partition("## ")[0]
    named = set(re.findall(r"`(test_\w+\.py)`", rows))
    there = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert len(named) >= 8 and named <= there


def test_writing_it_changes_only_what_stands_between_the_marks(tmp_path: Path) -> None:
    page = tmp_path / "security.md"
    text = f"before\n{security_page.BEGIN}old\n{security_page.END}after\n"
    page.write_text(text, encoding="utf-8")
    security_page.main(page)
    written = page.read_text(encoding="utf-8")
    assert written.startswith("before\n") and written.endswith("after\n") and "old" not in written
