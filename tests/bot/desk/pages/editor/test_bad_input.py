# SPDX-License-Identifier: EUPL-1.2
"""The bad input of editing, through the front door.

Elsewhere: a spreadsheet with Latin-1, merged cells, dates as text (`tests/content/imports`,
`../directory/test_import_page.py`); an .ics without a time zone, without an end, of 10 MB
(`tests/bot/agenda`, `tests/content/activities`); a machine that fails in the middle, killed or without
a disk (`tests/content/editing/test_crash.py`); a session that ended (`test_signed_out.py`).
"""

from __future__ import annotations

import html
from datetime import timedelta
from pathlib import Path

import httpx
from pydantic import SecretStr

from bot.publishing.drafts import Drafts
from bot.publishing.remote import Copies
from bot.publishing.schedule import Schedule
from content.editing.repository import Repository
from tests.bot.desk.office import Office
from tests.bot.desk.pages.editor.forms import fields, press, send, told
from tests.bot.support import ORGANISATION

THANKS = "/desk/redactie/stuk/message/thanks"
WELCOME = "/desk/redactie/stuk/message/welcome"
VERSA = "/desk/redactie/stuk/contact/hilversum_versa"
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style>'
    '</head><body><!--StartFragment--><p class=MsoNormal><span style="font-family:Calibri">Heel&nbsp;graag '
    "gedaan<o:p></o:p></span><script>alert(1)</script>.</p><!--EndFragment--></body></html>"
)


def thanks(office: Office) -> str:
    """What residents read now."""
    return office.house.services.catalogue.message("thanks", ORGANISATION)


def file(office: Office, name: str) -> Path:
    """A file of the layer."""
    return office.house.services.settings.content_own / ORGANISATION / name


async def drafted(client: httpx.AsyncClient, page: str, **filled: str) -> str:
    """A draft that is ready; where it stands."""
    answer = await send(client, page, "verder", **filled)
    assert answer.status_code == 303, told(answer.text)
    return str(answer.headers["location"])


async def test_html_pasted_from_word_reaches_residents_as_plain_text(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        await press(els, await drafted(els, THANKS, text=WORD), "publish")
    assert thanks(office) == "Heel graag gedaan."


async def test_a_text_changed_in_the_files_under_a_draft_is_shown_beside_it_and_nothing_is_lost(
    office: Office,
) -> None:
    async with office.worker("els", role="editor") as els:
        draft = await drafted(els, VERSA, cost="Drie euro.")
        there = file(office, "directory/own.yml")
        there.parent.mkdir(parents=True)
        there.write_text('- id: hilversum_versa\n  cost: "Twee euro."\n  wait_time: "een week"\n', "utf-8")
        refused = await press(els, draft, "publish")
        page = html.unescape(refused.text)
        assert refused.status_code == 422 and "Een ander veranderde dit ondertussen." in page
        assert "<del>Twee euro.</del>" in page and "<ins>Drie euro.</ins>" in page
        assert "Twee euro." in there.read_text("utf-8")
        await press(els, draft, "rebase")
        page = html.unescape((await els.get(draft)).text)
        assert "<ins>Drie euro.</ins>" in page and "een week" not in page.partition('class="bench__seen"')[0]
        assert "published" in (await press(els, draft, "publish")).headers["location"]
    versa = office.house.services.catalogue.contact("hilversum_versa", ORGANISATION)
    assert versa and (versa.cost, versa.wait_time) == ("Drie euro.", "een week")
    log = Repository(office.house.services.settings.content_own).git.text("log", "--format=%an").splitlines()
    assert log == ["els", "met de hand"]


async def test_two_editors_on_one_text_both_find_their_words(office: Office) -> None:
    async with office.worker("els", role="editor") as els, office.worker("ruud", role="editor") as ruud:
        hers = fields((await els.get(THANKS)).text, THANKS)
        await send(ruud, THANKS, "bewaar", text="Van Ruud.")
        answer = await els.post(THANKS, data={**hers, "v.text": "Van Els.", "doe": "bewaar"})
        page = (await els.get(answer.headers["location"])).text
    assert "Van Ruud." in page and "Van Els." in page


async def test_a_hole_that_omzien_fills_cannot_be_taken_out(office: Office) -> None:
    here = "/desk/redactie/stuk/message/moment"
    async with office.worker("els", role="editor") as els:
        answer = await send(els, here, "verder", text="Straks.")
    assert answer.status_code == 422
    assert any("{day}" in one and "zet het terug" in one for one in told(answer.text))
    assert await Drafts(office.house.services).all(ORGANISATION) == []


async def test_a_planned_text_of_who_left_waits_for_somebody_with_the_reason(office: Office) -> None:
    services = office.house.services
    async with office.worker("els", role="editor") as els:
        draft = await drafted(els, THANKS, text="Heel graag gedaan.")
        day = (await services.clock.local()).date() + timedelta(days=2)
        await press(els, draft, "schedule", dag=day.isoformat(), tijd="09:00")
    gone = await office.users.get(ORGANISATION, "els")
    assert gone is not None
    await office.users.disable(gone)
    await services.clock.move(3 * 86_400)
    await Schedule(services).round()
    async with office.worker("ruud", role="editor") as ruud:
        page = html.unescape((await ruud.get(draft)).text)
    assert thanks(office) == "Graag gedaan."
    assert "Dit ging niet online." in page and "werkt hier niet meer" in page


async def test_a_copy_elsewhere_that_cannot_be_reached_stops_no_publication(office: Office) -> None:
    services = office.house.services
    nowhere = SecretStr("ssh://127.0.0.1:9/weg.git")
    services.settings = services.settings.model_copy(update={"content_remote": nowhere})
    copies = Copies(services)
    async with office.worker("els", role="editor") as els:
        await press(els, await drafted(els, THANKS, text="Heel graag gedaan."), "publish")
        await copies.round()
        assert (await copies.state()).failing_since
        assert (await els.get("/desk/redactie")).status_code == 200
    assert thanks(office) == "Heel graag gedaan."


async def test_a_disk_that_cannot_be_written_publishes_nothing_and_says_so(office: Office) -> None:
    async with office.worker("els", role="editor") as els:
        await press(els, await drafted(els, THANKS, text="Heel graag gedaan."), "publish")
        objects = office.house.services.settings.content_own / ".git" / "objects"
        moved = objects.rename(objects.with_name("elders"))
        objects.write_text("geen map", "ascii")
        draft = await drafted(els, THANKS, text="Met plezier.")
        refused = await press(els, draft, "publish")
        assert refused.status_code == 422 and "er is niets veranderd" in html.unescape(refused.text).lower()
        assert thanks(office) == "Heel graag gedaan."
        objects.unlink()
        moved.rename(objects)
        assert "published" in (await press(els, draft, "publish")).headers["location"]
    assert thanks(office) == "Met plezier."
